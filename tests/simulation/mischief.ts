import { recordText, type Envelope } from '#lib/register/index.js';
import {
	appendRecord,
	epochIdOf,
	openRun,
	SealKeys,
	signAdded,
	signLink,
	signRevoked,
	toHex,
	type Bytes,
	type RunContent
} from '#lib/vault/index.js';
import { concat } from '#lib/vault/bytes.js';
import * as Automerge from '@automerge/automerge/slim';
import { identityAt, strangeEpochKey, vault, vaultDocument } from './identities.js';
import type { Machine } from './machine.js';
import type { Plan } from './plan.js';
import { BENT_CHANGES, bentChange, deflated, isBlocked, type BentChange } from './malice.js';
import type { Forgery, Malice } from './steps.js';
import type { Truth, World } from './world.js';
import { linkOf, seal, writeRun, type Place } from './writer.js';
import { plansFor } from './writing.js';

const STRANGER = 'ee'.repeat(16);
/** The identity of somebody who was never admitted. */
const outsider = await identityAt(40);

/** A device signs, with its own key and in its own log, what no honest one does. */
export async function misbehave(world: World, machine: Machine, kind: Malice, pick: number): Promise<void> {
	const other = world.machines[pick % world.machines.length] ?? machine;
	// Without its admission nobody would ever read what it signs.
	if (machine.written.n === 0 && machine.disk.admission && (await world.write(machine, [])) !== 'written') return;
	const [plan] = plansFor(machine, 'enter', pick, world.unique());
	if (!plan) return;
	if (isBent(kind)) {
		const text = machine.textOf(plan, machine.written.n + 1);
		const change = bentChange(kind, machine.documentFor(plan.document), text, STRANGER);
		return signAs(world, machine, plan.document, change, text, isBlocked(kind) ? 'blocked' : 'unsound');
	}
	const n = machine.written.n + 1;
	const honest = JSON.parse(machine.textOf(plan, n)) as Envelope;
	const says = (text: string, is: Truth['is']) =>
		signAs(world, machine, plan.document, pushed(machine, plan.document, text), text, is);
	switch (kind) {
		case 'record-number':
			return says(recordText({ ...honest, n: n + 1 }), 'unsound');
		case 'record-device':
			return says(recordText({ ...honest, device: STRANGER }), 'unsound');
		case 'not-json':
			return says('no record', 'unsound');
		case 'not-canonical':
			return says(` ${recordText(honest)}`, 'unsound');
		case 'newer-record':
			return says(recordText({ ...honest, v: 9, kind: 'from-the-future' }), 'sound');
		case 'wrong-admission':
		case 'wrong-revocation':
			return vouchWrongly(world, machine, other, kind);
		case 'equivocates':
			return equivocate(world, machine, other, plan, pick);
		case 'gap': {
			const change = pushed(machine, plan.document, recordText({ ...honest, n: n + 3 }));
			const after: Place = { n: n + 2, link: machine.written.link };
			const { run } = await writeRun(machine.identity, machine, after, [{ document: plan.document, change }]);
			world.network.push({ to: other, run });
			return;
		}
		case 'outlives': {
			if (world.full) return;
			const thief = await world.add(machine.identity, machine.disk.copy(), machine.epochs);
			return world.anew(thief, 'device');
		}
	}
}

const isBent = (kind: Malice): kind is BentChange => (BENT_CHANGES as readonly string[]).includes(kind);

/** A change that pushes a text, made on a copy of the machine's document. */
function pushed(machine: Machine, document: string, text: string): Bytes {
	const own = machine.documentFor(document);
	return appendRecord(Automerge.clone(own, { actor: Automerge.getActorId(own) }), text).change;
}

async function signAs(
	world: World,
	machine: Machine,
	document: string,
	change: Bytes,
	text: string,
	is: Truth['is'],
	vouched = true
): Promise<void> {
	const { device, written } = machine;
	const { run, places } = await writeRun(machine.identity, machine, written, [{ document, change }]);
	for (const place of places)
		world.witness({ device, n: place.n, link: linkOf(place), previous: linkOf(written), text }, is, vouched);
	await machine.commitOwn(run, places, 'beside');
}

async function vouchWrongly(
	world: World,
	machine: Machine,
	other: Machine,
	kind: 'wrong-admission' | 'wrong-revocation'
) {
	const wrongly = { by: other.device === machine.device ? 'root' : other.device };
	const body =
		kind === 'wrong-revocation'
			? await signRevoked(
					vault,
					{ device: other.device, last: { n: 0, link: '00'.repeat(32) }, ...wrongly },
					machine.identity.signer
				)
			: await signAdded(
					vault,
					{
						device: outsider.device,
						name: 'outsider',
						signKey: toHex(outsider.signer.publicKey),
						agreeKey: '00'.repeat(32),
						...wrongly
					},
					machine.identity.signer
				);
	const said = kind === 'wrong-revocation' ? 'device-revoked' : 'device-added';
	const plan = { document: vaultDocument, kind: said, base: [], body } as const satisfies Plan;
	const text = machine.textOf(plan, machine.written.n + 1);
	await signAs(world, machine, vaultDocument, pushed(machine, vaultDocument, text), text, 'sound', false);
}

/** Two different records at one place, under one actor: one on its own disk, the other sent to somebody. */
async function equivocate(world: World, machine: Machine, to: Machine, plan: Plan, pick: number): Promise<void> {
	const { device, written } = machine;
	const n = written.n + 1;
	const text = machine.textOf({ ...plan, body: { reason: `other ${pick}` }, kind: 'voided', row: `${device}.1` }, n);
	const other = pushed(machine, plan.document, text);
	const honest = machine.textOf(plan, n);
	await signAs(world, machine, plan.document, pushed(machine, plan.document, honest), honest, 'sound');
	const { run, places } = await writeRun(machine.identity, machine, written, [
		{ document: plan.document, change: other }
	]);
	for (const place of places)
		world.witness({ device, n, link: linkOf(place), previous: linkOf(written), text }, 'sound');
	world.network.push({ to, run });
}

/** Makes a run that no device signed so, with all that an epoch's key allows. Null where there is nothing to forge from. */
export async function forge(machine: Machine, kind: Forgery, pick: number): Promise<Bytes | null> {
	const runs = [...machine.disk.log.values()];
	const taken = runs[pick % Math.max(1, runs.length)];
	const opened = taken && (await openRun(taken.bytes, vault, machine.keys));
	if (!taken || !opened?.ok) return null;
	const { header, content } = opened.value;
	const { device } = header;
	const before = { n: header.from - 1 };
	const again = (changed: Partial<RunContent>, name = device, after = before) =>
		seal(name, machine, after, { ...content, ...changed });
	const [first] = content.changes;
	if (!first) return null;
	switch (kind) {
		case 'other-content':
			return again({
				changes: content.changes.map(({ document }) => ({ document, change: pushed(machine, document, 'forged') }))
			});
		case 'other-signer':
			return again({ signature: await signLink(outsider.signer, machine.written.link) });
		case 'other-spelling':
			return again({
				changes: content.changes.map(({ document, change }) => ({ document, change: deflated(change) }))
			});
		case 'other-place':
			return again({}, device, { n: before.n + 1 });
		case 'other-device':
			return again({}, outsider.device);
		case 'other-previous':
			return again({ previous: content.previous.map((byte, at) => (at === pick ? byte ^ 1 : byte)) });
		case 'second-beginning':
			// Signed by the device itself: no log begins in two ways.
			return (await writeRun(machine.identity, machine, { n: 0, link: new Uint8Array(32).fill(pick) }, [first])).run;
		case 'strange-epoch': {
			const keys = new SealKeys();
			const epoch = keys.add(strangeEpochKey);
			return seal(device, { keys, epoch }, before, content);
		}
		case 'strange-device':
			return (await writeRun(outsider, machine, { n: 0, link: content.previous }, content.changes)).run;
		case 'cut-off':
			return taken.bytes.slice(0, Math.floor((taken.bytes.length * (pick + 1)) / 40));
		case 'noise':
			return concat(epochIdOf(strangeEpochKey), taken.bytes.slice(pick));
	}
}
