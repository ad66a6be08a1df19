import { afterAll, beforeAll, describe, it } from 'vitest';
import { mailboxOf, PlainMemory } from '../../../../../tests/mailbox/device.js';
import { TestServer } from '../../../../../tests/mailbox/server.js';
import { transportContract, type CarrierTrial } from '../contract.js';

let server: TestServer;
beforeAll(async () => {
	server = await TestServer.start();
});
afterAll(() => server.end());

describe('mailbox, over a real nats-server', () => {
	for (const { name, check } of transportContract) it(name, () => check(trial));
});

async function trial(): Promise<CarrierTrial> {
	const vault = await server.anotherVault();
	const [mine, theirs] = [new PlainMemory(), new PlainMemory()];
	return {
		one: () => Promise.resolve(mailboxOf(vault, 1, mine)),
		other: () => Promise.resolve(mailboxOf(vault, 2, theirs)),
		keeps: true,
		end: () => Promise.resolve()
	};
}
