import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { Listener } from '../../src/lib/sync/transports/contract-listener.js';
import type { Transport } from '../../src/lib/sync/transports/port.js';
import { mailboxOf, PlainMemory } from './device.js';
import { parcelsOf, TestCluster } from './cluster.js';

interface ClusterReport {
	sent: number;
	/** Sent and never told to the other device. */
	lost: number;
	/** Told to the other device more than once. */
	doubled: number;
	/** Told without having been sent. */
	strange: number;
	/** Names of the leaders that were killed. */
	killed: string[];
}

const nameOf = (parcel: Uint8Array): string => createHash('sha256').update(parcel).digest('hex');

/** One device sends, another listens, and the leader is killed twice in mid-flight, each time while the third is up again. */
async function clusterRun(count: number, print: (line: string) => void): Promise<ClusterReport> {
	const cluster = await TestCluster.start();
	const laptop = mailboxOf(cluster.file, 1, new PlainMemory());
	const phone = mailboxOf(cluster.file, 2, new PlainMemory());
	const [there, heard] = [new Listener(), new Listener()];
	// A young cluster has no leader yet: the first tries may fail.
	await Promise.all([laptop.open(there), phone.open(heard)]);
	for (const listener of [there, heard]) await listener.until(({ states }) => states.at(-1)?.kind === 'open');
	print(`three nodes are up, ${count} parcels`);
	const sent = parcelsOf(count);
	const sending = sendAll(laptop, there, sent);
	const killed: string[] = [];
	for (const share of [0.25, 0.6]) {
		await heard.until((one) => one.heard.length >= share * count);
		const leader = await cluster.leader();
		if (!leader) throw new Error('The stream has no leader.');
		const before = heard.heard.length;
		await cluster.kill(leader);
		killed.push(leader.name);
		print(`killed ${leader.name}, which led, at ${before} of ${count}`);
		await heard.until((one) => one.heard.length > before);
		await cluster.run(leader);
	}
	await sending;
	const wanted = new Set(sent.map(nameOf));
	await heard.until((one) => new Set(one.heard.map(nameOf)).size >= wanted.size);
	const told = heard.heard.map(nameOf);
	await Promise.all([laptop.close(), phone.close()]);
	await cluster.end();
	return {
		sent: count,
		lost: [...wanted].filter((name) => !told.includes(name)).length,
		doubled: told.length - new Set(told).size,
		strange: told.filter((name) => !wanted.has(name)).length,
		killed
	};
}

/** Eight under way at a time, each sent again until the mailbox has it, as the app does. */
async function sendAll(transport: Transport, listener: Listener, parcels: Uint8Array<ArrayBuffer>[]): Promise<void> {
	const rest = [...parcels];
	const lane = async (): Promise<void> => {
		for (let parcel = rest.shift(); parcel; parcel = rest.shift())
			while (!(await transport.send(parcel)).ok) {
				await new Promise((next) => setTimeout(next));
				await listener.until(({ states }) => states.at(-1)?.kind === 'open');
			}
	};
	await Promise.all(Array.from({ length: 8 }, lane));
}

const { values } = parseArgs({ options: { parcels: { type: 'string', default: '1000' } } });
/** Made while this file is imported: what it imports later can be had only until then. */
export const report = await clusterRun(Number(values.parcels), (line) => console.log(line));
