import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailboxOf, PlainMemory } from '../../../../../tests/mailbox/device.js';
import { TestServer } from '../../../../../tests/mailbox/server.js';
import { transportContract, type CarrierTrial } from '../contract.js';

describe('mailbox, over a real nats-server', () => {
	for (const { name, check } of transportContract) it(name, () => check(trial));
});

async function trial(): Promise<CarrierTrial> {
	const server = await TestServer.start();
	const [mine, theirs] = [new PlainMemory(), new PlainMemory()];
	return {
		one: () => Promise.resolve(mailboxOf(server, 1, mine)),
		other: () => Promise.resolve(mailboxOf(server, 2, theirs)),
		keeps: true,
		end: () => server.end()
	};
}
