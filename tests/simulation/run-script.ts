import { toHex, type Bytes } from '#lib/vault/index.js';
import { root } from './identities.js';
import { Machine } from './machine.js';
import { forge, misbehave } from './mischief.js';
import type { Script, Step } from './steps.js';
import { World } from './world.js';
import { plansFor } from './writing.js';

/** Plays a script in a new world. What happened stays in the world, to be healed and judged. */
export async function play(
	{ paired, steps }: Script,
	faults: Map<string, number>,
	make: typeof Machine = Machine
): Promise<World> {
	const world = new World(faults, make);
	const first = await world.found();
	for (let at = 0; at < paired; at += 1) await world.join(first, 'device', true);
	for (const step of steps) {
		world.tick();
		await take(world, step);
	}
	return world;
}

async function take(world: World, step: Step): Promise<void> {
	switch (step.do) {
		case 'write': {
			const machine = await world.at(step.on);
			return writeHonestly(world, machine, step.what, step.pick);
		}
		case 'exchange': {
			const [from, to] = [await world.at(step.from), await world.at(step.to)];
			if (from === to) return;
			world.vectors.set(to, to.vector);
			await receive(world, to, await from.runsFor([to.vector], step.most));
			return;
		}
		case 'send':
			return send(world, step);
		case 'deliver':
			return deliver(world, step);
		case 'drop': {
			const [lost] = world.network.splice(step.pick % Math.max(1, world.network.length), 1);
			if (lost) world.count('dropped');
			return;
		}
		case 'alter':
			return alter(world, step);
		case 'restart': {
			const machine = await world.at(step.on);
			machine.alive = false;
			world.count('restarts');
			return;
		}
		case 'mishap': {
			const machine = await world.at(step.on);
			machine.disk.mishap = step.how;
			world.count(step.how);
			return;
		}
		case 'join': {
			const by = await world.at(step.by);
			if (world.full || (step.how === 'device' && by.mustStartAnew())) return;
			await world.join(by, step.how, step.synced);
			world.count('joined');
			return;
		}
		case 'revoke':
		case 'revoke-each-other':
			return revoke(world, step);
		case 'clone': {
			const machine = await world.at(step.on);
			if (world.full) return;
			const clone = await world.add(machine.identity, machine.disk.copy(), machine.epochs);
			clone.told = new Set(machine.told);
			world.count('clones');
			return;
		}
		case 'back-up': {
			const machine = await world.at(step.on);
			const { disk, identity, told } = machine;
			world.backups.set(machine, { disk: disk.copy(), identity, told: new Set(told) });
			return;
		}
		case 'roll-back': {
			const machine = await world.at(step.on);
			const backup = world.backups.get(machine);
			if (!backup) return;
			machine.disk = backup.disk.copy();
			machine.identity = backup.identity;
			machine.told = new Set(backup.told);
			machine.alive = false;
			world.count('rolled back');
			return;
		}
		case 'second-tab': {
			const machine = await world.at(step.on);
			const tab = new world.make(
				world.machines.length + 100 + step.pick,
				machine.identity,
				machine.disk,
				world.time,
				machine.epochs
			);
			await tab.boot();
			if (tab.mustStartAnew()) return;
			await world.write(tab, plansFor(tab, 'enter', step.pick, world.unique()));
			for (const link of tab.told) machine.told.add(link);
			world.count('second tabs');
			return;
		}
		case 'anew': {
			await world.anew(await world.at(step.on), step.how);
			world.count('began anew');
			return;
		}
		case 'malice': {
			await misbehave(world, await world.at(step.on), step.kind, step.pick);
			world.count(`signed wrongly: ${step.kind}`);
			return;
		}
		case 'forge': {
			const [victim, to] = [await world.at(step.victim), await world.at(step.to)];
			const run = await forge(victim, step.kind, step.pick);
			if (!run) return;
			await receiveFalse(world, to, run);
			world.count(`forged: ${step.kind}`);
			return;
		}
		case 'rotate': {
			const machine = await world.at(step.on);
			await machine.learnEpoch(Math.max(...world.machines.flatMap(({ epochs }) => epochs)) + 1);
			world.count('new epochs');
			return;
		}
		case 'hand-key': {
			const [from, to] = [await world.at(step.from), await world.at(step.to)];
			for (const epoch of from.epochs) await to.learnEpoch(epoch);
			return;
		}
		case 'clock': {
			const machine = await world.at(step.on);
			machine.skew += step.days * 86_400_000;
			world.count('clocks set');
			return;
		}
	}
}

type StepOf<D extends Step['do']> = Extract<Step, { do: D }>;

/** Writes as a lawyer would; the machine becomes a new device first where its log must not be continued. */
export async function writeHonestly(
	world: World,
	machine: Machine,
	what: StepOf<'write'>['what'],
	pick: number
): Promise<void> {
	if (machine.mustStartAnew()) {
		await world.anew(machine, pick % 3 === 0 ? 'root' : 'device');
		await world.awake(machine);
		world.count('began anew');
	}
	const heads = machine.replica.heads(machine.device);
	const end = machine.written.n > 0 ? toHex(machine.written.link) : undefined;
	if (!machine.isOutrun && (heads.length > 1 || heads[0]?.link !== end))
		throw new Error(`${machine.toString()} goes on with a log that it does not hold whole.`);
	const result = await world.write(machine, plansFor(machine, what, pick, world.unique()));
	if (machine.stopped) world.count('stopped by another tab');
	else if (result !== 'written') world.count('writes lost to a mishap');
	else world.count('written');
}

async function send(world: World, { from: source, to: target, most, how }: StepOf<'send'>): Promise<void> {
	const [from, to] = [await world.at(source), await world.at(target)];
	if (from === to) return;
	const vectors = { lacking: to.vector, stale: world.vectors.get(to) ?? {}, everything: {} };
	const runs =
		how === 'as-stored'
			? [...from.disk.log.values()].map(({ bytes }) => bytes)
			: await from.runsFor([vectors[how]], most);
	world.network.push(...runs.map((run) => ({ to, run })));
	world.count('sent', runs.length);
}

async function deliver(world: World, { pick, keep, together }: StepOf<'deliver'>): Promise<void> {
	for (let at = 0; at < together; at += 1) {
		const index = pick % Math.max(1, world.network.length);
		const packet = world.network[index];
		if (!packet) return;
		if (index > 0) world.count('out of order');
		if (keep) world.count('doubled');
		else world.network.splice(index, 1);
		await world.awake(packet.to);
		await receive(world, packet.to, [packet.run]);
	}
}

async function alter(world: World, { pick, at, bit }: StepOf<'alter'>): Promise<void> {
	const packet = world.network[pick % Math.max(1, world.network.length)];
	if (!packet) return;
	await world.awake(packet.to);
	const altered = packet.run.map((byte, index) => (index === at % packet.run.length ? byte ^ (1 << bit) : byte));
	await receiveFalse(world, packet.to, altered);
	world.count('altered');
}

/** Delivers runs to a machine and counts what they come to. */
export async function receive(world: World, to: Machine, runs: readonly Bytes[]): Promise<void> {
	if (runs.length === 0) return;
	const { outcomes, released, kept } = await to.receive(runs);
	if (!kept) {
		world.count('deliveries lost to a mishap');
		return;
	}
	for (const { kind } of outcomes) world.count(`taken: ${kind}`);
	// A forged one may have been held until its device was known: among those set free some are refused.
	if (outcomes.some(({ kind }) => kind === 'refused'))
		throw new Error(`${to.toString()} refused what a device of the vault signed.`);
	world.count('set free', released.length);
}

/** What nobody signed so is refused, or held for what never comes, as long as there is room; what else it may set free was signed. */
async function receiveFalse(world: World, to: Machine, run: Bytes): Promise<void> {
	const { outcomes } = await to.receive([run]);
	const harmless = outcomes.every(({ kind }) => ['refused', 'held', 'over-budget'].includes(kind));
	if (!harmless || [...to.links].some((link) => !world.truth.has(link)))
		throw new Error(`${to.toString()} took what nobody signed: ${outcomes.map(({ kind }) => kind).join()}.`);
}

async function revoke(world: World, step: StepOf<'revoke'> | StepOf<'revoke-each-other'>): Promise<void> {
	const [one, other] = [await world.at(step.on), await world.at(step.whom)];
	if (one.device === other.device) return;
	const pairs: [Machine, Machine][] =
		step.do === 'revoke'
			? [[one, other]]
			: [
					[one, other],
					[other, one]
				];
	for (const [machine, whom] of pairs) {
		await world.awake(machine);
		if (machine.mustStartAnew()) continue;
		const byRoot = step.do === 'revoke' && step.by === 'root';
		const [by, voucher] = byRoot ? ['root', root] : [machine.device, machine.identity.signer];
		await world.write(machine, [await world.revocation(machine, whom.device, by, voucher, step.back)]);
		world.count(step.do === 'revoke' ? 'revoked' : 'revoked each other');
	}
}
