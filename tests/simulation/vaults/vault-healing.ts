import { fold } from '#lib/register/index.js';
import { Replica } from '#lib/sync/index.js';
import { Membership } from '#lib/vault/index.js';
import { judgeRegister } from '../healing.js';
import { expect as expectedOf } from '../oracle.js';
import type { Truth } from '../world.js';
import { MAILBOX, type Station } from './station.js';
import { FORGED } from './vault-malice.js';
import { talk, visit, write } from './vault-play.js';
import type { VaultWorld } from './vault-world.js';
import { recordsFor } from './vault-writing.js';

const MOST_ROUNDS = 8;

/**
 * Everybody comes online and visits the mailbox, until nothing moves: that must
 * do. Only what the mailbox lost without a trace it cannot give: then the lawyer
 * presses "send all again", and devices talk to each other.
 */
export async function healVaults(world: VaultWorld): Promise<void> {
	for (const station of world.stations) {
		station.disk.fail(null);
		station.online = true;
		// What another tab wrote since is on the disk and not in this process.
		station.alive = false;
		await station.boot();
	}
	for (const { to, parcel } of world.network.splice(0)) await to.receive(parcel, 'by hand');
	await byMailbox(world);
	if (await areSame(world)) {
		world.count('healed by the mailbox alone');
		return;
	}
	if (!world.mailboxLostSilently) fail('the mailbox has all, and they do not hold the same.');
	for (const station of world.stations) await station.sync.forgot(MAILBOX);
	await byMailbox(world);
	if (await areSame(world)) {
		world.count('healed by sending all again');
		return;
	}
	world.count('healed by lines');
	for (let round = 0; round < MOST_ROUNDS && !(await areSame(world)); round += 1)
		for (const one of world.stations)
			for (const other of world.stations) if (one.name < other.name) await talk(world, one, other);
}

async function byMailbox(world: VaultWorld): Promise<void> {
	for (let round = 0; round < MOST_ROUNDS; round += 1) {
		const before = world.mailbox.parcels.length;
		for (const station of world.stations) await visit(world, station, 1000, 1000);
		if (world.mailbox.parcels.length === before) return;
	}
	throw new Error('They post and post, and never come to an end.');
}

const digestOf = async (station: Station): Promise<string> => {
	const digest = await station.sync.digest();
	if (!digest.ok) throw new Error(`${station.toString()} has no digest.`);
	return digest.value.digest;
};

/** True when all active devices hold the same. */
async function areSame(world: VaultWorld): Promise<boolean> {
	const digests = await Promise.all((await activeIn(world)).map(digestOf));
	return new Set(digests).size < 2;
}

/** Stations that nobody has cut off: by all that was ever signed, wherever it lies. */
async function activeIn(world: VaultWorld): Promise<Station[]> {
	const all = new Map<string, Truth>();
	for (const station of world.stations) for (const truth of await truthsOf(station)) all.set(truth.link, truth);
	const { active } = expectedOf(all.values(), world.seen);
	return world.stations.filter(({ device }) => active.has(device));
}

/** After healing: all that are active hold the same, nothing that was acknowledged is gone, and nothing counts that should not. */
export async function judgeVaults(world: VaultWorld): Promise<void> {
	for (const station of world.stations)
		for (const text of station.texts) if (text.includes(FORGED)) fail(`${station.toString()} shows what nobody wrote.`);
	const active = await activeIn(world);
	world.count('devices that are cut off', world.stations.length - active.length);
	judgeSecrecy(world, active);
	const [first] = active;
	if (!first) {
		world.count('cases in which all devices are cut off');
		return;
	}
	if (!(await areSame(world))) fail('they do not hold the same.');
	for (const station of active) {
		for (const other of active)
			for (const text of station.told)
				if (!other.texts.has(text))
					fail(`a record that ${station.toString()} acknowledged is not on ${other.toString()}.`);
	}
	const registers = active.map(({ register }) => JSON.stringify(register));
	if (new Set(registers).size !== 1) fail('the registers differ.');
	const truths = await truthsOf(first);
	const expected = expectedOf(truths, world.seen);
	world.count('records judged', truths.length);
	world.count('records that must not count', expected.waiting.size);
	if (expected.disputed) world.count('cases with devices that revoke each other');
	judgeRegister(fold(first.texts, { distrusted: first.distrusted }), expected);
}

/** Who is cut off reads nothing that an active device wrote once it knew that. */
function judgeSecrecy(world: VaultWorld, active: readonly Station[]): void {
	const devices = new Set(active.map(({ device }) => device));
	for (const station of world.stations) {
		if (devices.has(station.device)) continue;
		for (const text of station.texts) {
			const kept = world.kept.get(text);
			if (kept?.from.has(station.device) && devices.has(kept.by))
				fail(`${station.toString()} is cut off and reads what was written afterwards.`);
		}
	}
	for (const { by } of world.kept.values()) if (devices.has(by)) world.count('records kept from who is cut off');
}

/** What a device's disk holds, read by another way than the vault reads it. */
async function truthsOf(station: Station): Promise<Truth[]> {
	const { vault, keys, members, device } = await station.vault.parts();
	const known = new Membership(vault);
	known.adopt(members);
	const replica = new Replica({ vault, keys, members: known });
	const { runs, aside } = station.disk.content;
	const all = [...[...runs.values()].flat(), ...aside.values()].toSorted((a, b) => a.from - b.from);
	const { applied } = await replica.restore(all.map(({ bytes }) => bytes));
	if (replica.digest() !== (await digestOf(station))) fail(`${device} has something else on its disk than it tells.`);
	return applied.map(({ device: of, n, link, text }) => {
		const previous = replica.state.entries.get(link)?.previous ?? '';
		return { device: of, n, link, previous, text, is: 'sound' as const, vouched: true };
	});
}

/** Nobody is left stuck: each writes once more, all get it, and all is judged again; also after all were opened anew. */
export async function carryOnVaults(world: VaultWorld): Promise<void> {
	for (const station of world.stations) {
		if (!(await write(world, station, recordsFor(station, 'enter', 1, world.unique()))))
			fail(`${station.toString()} cannot write.`);
	}
	await healVaults(world);
	await judgeVaults(world);
}

function fail(what: string): never {
	throw new Error(`After healing: ${what}`);
}
