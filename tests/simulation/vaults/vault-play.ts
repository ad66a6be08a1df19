import type { Register } from '#lib/register/index.js';
import type { Received } from '#lib/sync/index.js';
import { signRevoked, type Bytes, type NewRecord } from '#lib/vault/index.js';
import { NO_MARK } from './mailbox.js';
import { MAILBOX, Station } from './station.js';
import { forgedParcel, maliciousParcel } from './vault-malice.js';
import type { VaultScript, VaultStep } from './vault-steps.js';
import { VaultWorld } from './vault-world.js';
import { corrected, decisionsOf, recordsFor, settling } from './vault-writing.js';

/** Plays a script in a new world. What happened stays in the world, to be healed and judged. */
export async function playVaults({ paired, steps }: VaultScript, faults: Map<string, number>): Promise<VaultWorld> {
	const world = new VaultWorld(faults);
	const first = await world.found();
	for (let at = 0; at < paired; at += 1) {
		const other = await world.join(first);
		if (other) await talk(world, first, other);
	}
	for (const step of steps) {
		world.tick();
		await take(world, step);
	}
	return world;
}

async function take(world: VaultWorld, step: VaultStep): Promise<void> {
	switch (step.do) {
		case 'write': {
			const station = await world.at(step.on);
			await write(world, station, recordsFor(station, step.what, step.pick, world.unique()));
			return;
		}
		case 'settle': {
			const station = await world.at(step.on);
			const settled = settling(station, step.pick);
			if (settled && (await write(world, station, [settled.record]))) world.count(settled.what);
			return;
		}
		case 'disagree': {
			const [one, other] = [await world.at(step.one), await world.at(step.other)];
			const row = one.register.rows.find(({ id }) => other.register.rows.some((its) => its.id === id));
			if (!row || one === other) return;
			for (const [station, essence] of [
				[one, `one says ${step.pick}`],
				[other, `other says ${step.pick}`]
			] as const)
				if (station.alive) await write(world, station, [corrected(station, row.id, essence)]);
			world.count('two that disagree on a row');
			return;
		}
		case 'visit': {
			const station = await world.at(step.on);
			if (station.online) await visit(world, station, step.reads, step.posts);
			return;
		}
		case 'talk': {
			const [one, other] = [await world.at(step.one), await world.at(step.other)];
			if (one !== other && one.online && other.online) await talk(world, one, other, step.most);
			return;
		}
		case 'send':
			return send(world, await world.at(step.from), await world.at(step.to));
		case 'deliver': {
			const index = step.pick % Math.max(1, world.network.length);
			const packet = world.network[index];
			if (!packet) return;
			if (index > 0) world.count('out of order');
			if (step.keep) world.count('doubled');
			else world.network.splice(index, 1);
			if (!packet.to.alive) await packet.to.boot();
			await receive(world, packet.to, packet.parcel, 'by hand');
			return;
		}
		case 'drop': {
			const [lost] = world.network.splice(step.pick % Math.max(1, world.network.length), 1);
			if (lost) world.count('dropped');
			return;
		}
		case 'alter': {
			const packet = world.network[step.pick % Math.max(1, world.network.length)];
			if (!packet) return;
			const at = step.at % packet.parcel.length;
			packet.parcel = packet.parcel.with(at, (packet.parcel[at] ?? 0) ^ (1 << step.bit));
			world.count('altered');
			return;
		}
		case 'offline': {
			const station = await world.at(step.on);
			if (station.online) world.count('went offline');
			station.online = false;
			return;
		}
		case 'online':
			for (const station of world.stations) station.online = true;
			return;
		case 'restart': {
			const station = await world.at(step.on);
			if (step.how === 'locked') await station.vault.lock();
			station.alive = false;
			world.count(`restarts: ${step.how}`);
			return;
		}
		case 'mishap': {
			const station = await world.at(step.on);
			station.disk.fail(step.how, step.how === 'full' ? 0 : step.writes);
			world.count(step.how);
			return;
		}
		case 'mailbox':
			return spoil(world, step);
		case 'join': {
			const by = await world.at(step.by);
			const other = world.full ? null : await world.join(by);
			if (!other) return;
			world.count('joined');
			if (step.synced) await talk(world, by, other);
			return;
		}
		case 'revoke': {
			const [one, other] = [await world.at(step.on), await world.at(step.whom)];
			if (one.device === other.device) return;
			await revoke(world, one, other.device, step.by);
			world.count(step.by === 'root' ? 'revoked by the recovery sheet' : 'revoked');
			return;
		}
		case 'revoke-each-other': {
			const [one, other] = [await world.at(step.one), await world.at(step.other)];
			if (one.device === other.device) return;
			const [ones, others] = [one.device, other.device];
			await revoke(world, one, others, 'device');
			if (!other.alive) await other.boot();
			await revoke(world, other, ones, 'device');
			world.count('revoked each other');
			return;
		}
		case 'rotate': {
			const station = await world.at(step.on);
			if (await station.rotate()) world.count('new epochs');
			return;
		}
		case 'clone': {
			const station = await world.at(step.on);
			if (world.full) return;
			const clone = world.add(station.disk.clone());
			clone.mark = station.mark;
			clone.told = new Set(station.told);
			await clone.boot();
			world.count('clones');
			return;
		}
		case 'back-up': {
			const station = await world.at(step.on);
			const { disk, mark, told } = station;
			world.backups.set(station, { disk: disk.clone(), mark, told: new Set(told) });
			return;
		}
		case 'roll-back': {
			const station = await world.at(step.on);
			const backup = world.backups.get(station);
			if (!backup) return;
			station.disk.restore(backup.disk);
			station.mark = backup.mark;
			station.told = new Set(backup.told);
			station.alive = false;
			world.count('disks rolled back');
			return;
		}
		case 'save-backup': {
			const file = await (await world.at(step.on)).backUp();
			if (file) world.files.push(file);
			else world.count('backups that could not be made');
			return;
		}
		case 'restore-backup': {
			const file = world.files[step.pick % Math.max(1, world.files.length)];
			if (!file || world.full) return;
			await world.restore(file, step.by);
			world.count(`old backups restored with the ${step.by}`);
			return;
		}
		case 'second-tab': {
			const station = await world.at(step.on);
			const tab = new Station(100 + station.name, station.disk, world.time);
			await tab.boot();
			await write(world, tab, recordsFor(tab, 'enter', step.pick, world.unique()));
			for (const text of tab.told) station.told.add(text);
			world.count('second tabs');
			return;
		}
		case 'malice': {
			const [station, other] = [await world.at(step.on), await world.at(step.pick)];
			const parcel = await maliciousParcel(station, other, step.kind, step.pick);
			if (!parcel) return;
			world.mailbox.parcels.push(parcel);
			world.count(`malicious device: ${step.kind}`);
			return;
		}
		case 'clock': {
			const station = await world.at(step.on);
			station.skew += step.days * 86_400_000;
			world.count('clocks set');
		}
	}
}

/** Writes as a screen's command does. */
export async function write(world: VaultWorld, station: Station, records: readonly NewRecord[]): Promise<boolean> {
	const before = new Set(station.texts);
	const cutOff = station.register.devices.filter(({ revoked }) => revoked !== null).map(({ device }) => device);
	const done = await station.write(records);
	const unheard = world.stations.some(({ alive, register }) => alive && isCutOff(register, station.device));
	if (unheard && !cutOff.includes(station.device))
		world.count('written by a device that had not heard that it is cut off');
	world.count(done ? 'written' : 'writes that a mishap or another tab stopped', records.length);
	if (done && cutOff.length > 0) {
		const from = new Set(cutOff);
		for (const text of station.texts) if (!before.has(text)) world.kept.set(text, { by: station.device, from });
	}
	for (const { text } of decisionsOf(station.texts)) {
		if (before.has(text) || world.seen.has(text)) continue;
		world.seen.set(text, new Set(decisionsOf(before).map((one) => one.text)));
	}
	return done;
}

const isCutOff = ({ devices }: Register, device: string): boolean =>
	devices.some((one) => one.device === device && one.revoked !== null);

async function receive(world: VaultWorld, to: Station, parcel: Bytes, carrier: string): Promise<Received | null> {
	const received = await to.receive(parcel, carrier);
	if (!received) {
		world.count('deliveries that a mishap stopped');
		return null;
	}
	world.count('parcels taken');
	if (received.problem) world.count(`parcels refused: ${received.problem}`);
	world.count('runs refused', received.runs.refused);
	world.count('runs held', received.runs.held);
	world.count('runs known already', received.runs.known);
	world.count('runs of a stopped log', received.runs.stopped);
	world.count('branches met', received.forks);
	if (received.becameNew) world.count('became a new device');
	return received;
}

/** One visit of the mailbox, as its transport makes it: look whether it is the same, read on, post what it lacks. */
export async function visit(world: VaultWorld, station: Station, reads: number, posts: number): Promise<void> {
	const { mailbox } = world;
	if (!mailbox.knows(station.mark)) {
		if (station.mark !== NO_MARK) world.count('mailbox found changed');
		station.mark = mailbox.markAt(0);
		await station.sync.forgot(MAILBOX);
	}
	for (let left = reads; left > 0 && station.alive; left -= 1) {
		const parcel = mailbox.parcels[station.mark.seq];
		if (!parcel || !(await receive(world, station, parcel, MAILBOX))) break;
		station.mark = mailbox.markAt(station.mark.seq + 1);
	}
	for (let left = posts; left > 0 && station.alive; left -= 1) {
		const parcel = await station.next(MAILBOX);
		if (!parcel) return;
		mailbox.parcels.push(parcel);
		world.count('parcels posted');
		await station.sent(MAILBOX);
	}
}

/** Two devices over a line, at most so many parcels each way: then it breaks. */
export async function talk(world: VaultWorld, one: Station, other: Station, most = 100): Promise<void> {
	for (const { sync } of [one, other]) sync.open('line', 'line');
	let silent = 0;
	for (let parcels = 0; parcels < most && silent < 2;) {
		silent = 0;
		for (const [from, to] of [
			[one, other],
			[other, one]
		] as const) {
			if (!from.alive || !to.alive) return;
			const parcel = await from.next('line');
			if (!parcel) {
				silent += 1;
				continue;
			}
			parcels += 1;
			if (!(await receive(world, to, parcel, 'line'))) return;
			await from.sent('line');
		}
	}
	if (silent < 2 && most === 100) throw new Error('Two devices talk and talk, and never come to an end.');
	if (silent < 2) world.count('lines broken');
	for (const { sync } of [one, other]) sync.close('line');
}

/** Puts what one device has for another on its way, without waiting for what becomes of it. */
async function send(world: VaultWorld, from: Station, to: Station): Promise<void> {
	if (from === to) return;
	const carrier = `by hand to ${to.name}`;
	from.sync.open(carrier, 'anybody');
	const parcel = await from.next(carrier);
	if (!parcel) return;
	await from.sent(carrier);
	world.network.push({ to, parcel });
	world.count('parcels sent by hand');
}

async function spoil(world: VaultWorld, { how, pick, other }: Extract<VaultStep, { do: 'mailbox' }>): Promise<void> {
	const { mailbox } = world;
	const { parcels } = mailbox;
	if (how !== 'forged' && parcels.length === 0) return;
	const at = pick % Math.max(1, parcels.length);
	const [parcel] = parcels.slice(at, at + 1);
	world.count(`mailbox: ${how}`);
	world.mailboxLostSilently ||= ['rolled-back', 'reordered', 'loses'].includes(how);
	switch (how) {
		case 'wiped': {
			mailbox.wipe();
			return;
		}
		case 'rolled-back': {
			mailbox.rollBack(1 + (pick % 5));
			return;
		}
		case 'reordered': {
			mailbox.reorder(pick, other);
			return;
		}
		case 'doubled':
			if (parcel) parcels.push(parcel);
			return;
		case 'loses':
			parcels.splice(at, 1);
			return;
		case 'forged': {
			const { kind, parcel: forged } = await forgedParcel(await world.at(other), parcels, pick);
			parcels.push(forged);
			world.count(`forged: ${kind}`);
		}
	}
}

async function revoke(world: VaultWorld, by: Station, device: string, how: 'device' | 'root'): Promise<void> {
	if (how === 'device') {
		await by.cutOff(device);
		return;
	}
	const parts = await by.vault.parts();
	const heads = await parts.platform.journal.heads();
	const n = (heads.ok ? heads.value : []).find((head) => head.device === device)?.n ?? 0;
	const body = await signRevoked(parts.vault, { device, last: { n, link: '0'.repeat(64) }, by: 'root' }, world.root);
	await write(world, by, [{ volume: null, kind: 'device-revoked', base: [], body }]);
}
