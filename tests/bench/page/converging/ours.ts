import { deflateSync } from 'fflate';
import { createFold } from '#lib/register/index.js';
import { newCode } from '#lib/sync/pairing/secret.js';
import { Rtc } from '#lib/sync/transports/rtc/rtc.js';
import { readContainer, utf8, type Bytes } from '#lib/vault/index.js';
import { proxy, type Remote } from 'comlink';
import type { BenchRow } from '../contender.js';
import { hostOf, makeVault, PASSPHRASE, recordOf, valueOf } from '../ours-host.js';
import type { BenchHost } from '../vault.worker.js';
import type { Converged, End, Pair } from './pair.js';

const LINE = 'line';
const BATCH = 50;
const ignore = (): void => undefined;

/** The app's own: two hosts in workers, paired as two devices are, sync over the transport that the app uses. */
export class OursPair implements Pair {
	readonly #hosts: [Remote<BenchHost>, Remote<BenchHost>];
	readonly #end: () => void;
	readonly #fold = createFold();
	#texts: string[] = [];

	constructor(store: string) {
		const made = [hostOf(`${store}-one`), hostOf(`${store}-other`)] as const;
		this.#hosts = [made[0].host, made[1].host];
		this.#end = () => made.forEach(({ worker }) => worker.terminate());
	}

	async prepare(held: readonly BenchRow[], apart: readonly BenchRow[]): Promise<{ [what: string]: number }> {
		const [one, other] = this.#hosts;
		await makeVault(one);
		for (let at = 0; at < held.length; at += BATCH) {
			await one.pass();
			valueOf(await one.append(held.slice(at, at + BATCH).map(recordOf), {}));
		}
		await pair(one, other);
		await other.lock();
		for (const row of apart) {
			await one.pass();
			valueOf(await one.append([recordOf(row)], {}));
		}
		await one.lock();
		valueOf(await one.unlock(PASSPHRASE, proxy(ignore)));
		const opened = valueOf(await other.unlock(PASSPHRASE, proxy(ignore)));
		this.#fold.add(opened.texts);
		for (const year of opened.years) this.#fold.add(valueOf(await other.openVolume(year)).texts);
		const from = performance.now();
		for (const host of this.#hosts) valueOf(await host.beginSync(proxy(ignore)));
		return { 'logs of both devices read': performance.now() - from };
	}

	async converge(one: End, other: End): Promise<Converged> {
		const before = this.#fold.register.rows.length;
		const parcels: Bytes[] = [];
		const said = Promise.withResolvers<undefined>();
		const ends = [
			{ host: this.#hosts[0], transport: new Rtc(one.connection, one.channel) },
			{ host: this.#hosts[1], transport: new Rtc(other.connection, other.channel) }
		] as const;
		let came = 0;
		const from = performance.now();
		const pumps = ends.map(({ host, transport }) => pumpOf(host, transport, (parcel) => parcels.push(parcel)));
		await Promise.all(
			ends.map(async ({ host, transport }, at) => {
				valueOf(await host.openCarrier(LINE, 'line'));
				await transport.open({
					parcel: async (bytes) => {
						const received = valueOf(await host.receiveParcel(bytes, LINE));
						if (at === 1 && received.fresh > 0) {
							this.#texts.push(...received.texts);
							this.#fold.add(received.texts);
							came = performance.now() - from;
							if (received.runs.held + received.runs.refused > 0) throw new Error('Not all of it was taken.');
						}
						if (at === 0 && came > 0) said.resolve(undefined);
						void pumps[at]?.();
					},
					state: ignore,
					forgot: ignore
				});
				await pumps[at]?.();
			})
		);
		// The other one has said that it holds them, and what goes over the channel for that is counted too.
		await said.promise;
		const rows = this.#fold.register.rows.length;
		if (rows === before) throw new Error('Nothing came.');
		return { took: came, rows, parts: partsOf(parcels, this.#texts) };
	}

	async close(): Promise<void> {
		await Promise.all(this.#hosts.map((host) => host.lock()));
		this.#end();
	}
}

/** Hands parcels over one after another until nothing is lacking, as `SyncDesk` does. */
function pumpOf(host: Remote<BenchHost>, transport: Rtc, note: (parcel: Bytes) => void): () => Promise<void> {
	const now = { pumping: false, again: false };
	return async () => {
		now.again = true;
		if (now.pumping) return;
		now.pumping = true;
		while (now.again) {
			now.again = false;
			for (;;) {
				const next = valueOf(await host.nextParcel(LINE));
				if (!next) break;
				note(next.parcel);
				if (!(await transport.send(next.parcel)).ok) break;
				valueOf(await host.parcelSent(LINE));
			}
		}
		now.pumping = false;
	};
}

/** The other one joins by files and sixteen characters: the whole register comes with the last file. */
async function pair(holder: Remote<BenchHost>, newcomer: Remote<BenchHost>): Promise<void> {
	const code = newCode();
	const how = { carrier: 'files', code } as const;
	const plan = { ...how, begins: 'here', device: 'Ноутбук', lawyer: 'Иванова' } as const;
	let shown = valueOf(await holder.pairHold(PASSPHRASE, plan)).show;
	let digits: string | null = null;
	valueOf(await newcomer.pairJoin({ ...how, begins: 'there', device: 'Телефон' }));
	for (const [taker, turn] of [
		[newcomer, 'takes'],
		[holder, 'takes'],
		[newcomer, 'agrees'],
		[holder, 'takes']
	] as const) {
		if (!shown) throw new Error('The pairing stopped.');
		const taken = valueOf(await taker.pairTake(shown));
		const step = turn === 'agrees' ? valueOf(await taker.pairAccept()) : taken;
		if (step.stage.kind === 'digits-shown') digits = step.stage.digits;
		shown = step.show ?? taken.show;
	}
	const last = valueOf(await holder.pairType(digits ?? ''))?.show;
	if (!last) throw new Error('The digits were refused.');
	valueOf(await newcomer.pairTake(last));
	valueOf(await newcomer.pairLayDown(PASSPHRASE, proxy(ignore)));
}

/** Where the bytes of parcels go. What the texts take is what they deflate to by themselves. */
function partsOf(parcels: readonly Bytes[], texts: readonly string[]): { [what: string]: number } {
	const parts = {
		'texts of the rows, deflated': 0,
		'changes, links, seal around them': 0,
		acknowledgements: 0,
		rest: 0
	};
	parts['texts of the rows, deflated'] = deflateSync(utf8(texts.join('\n'))).length;
	let runs = 0;
	for (const parcel of parcels) {
		const read = readContainer(parcel);
		if (!read.ok) throw new Error('A parcel is no container.');
		const sizeOf = (type: string): number =>
			read.value.items.reduce((sum, item) => sum + (item.type === type ? item.bytes.length : 0), 0);
		runs += sizeOf('run');
		parts.acknowledgements += sizeOf('acknowledgement');
		parts.rest += parcel.length - sizeOf('run') - sizeOf('acknowledgement');
	}
	parts['changes, links, seal around them'] = runs - parts['texts of the rows, deflated'];
	return parts;
}
