import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentsOf } from '../../../../tests/mailbox/device.js';
import { TestServer } from '../../../../tests/mailbox/server.js';
import { MemoryCopies } from '../../../../tests/tools/memory-copies.js';
import { anyBytes } from '../../../../tests/tools/test-vault.js';
import { randomBytes, toHex, type Bytes } from '#lib/vault/bytes.js';
import { Copies } from '#lib/vault/documents/index.js';
import { SealKeys } from '#lib/vault/seal-keys.js';
import { DocumentLine, NO_EXCHANGE, type ExchangeState } from './line.js';
import { isDocumentMessage, readMessage, writeMessage } from './messages.js';
import { DocumentShelf, type Shelf } from './shelf.js';
import { Stock, type Wishes } from './stock.js';

const secret = randomBytes(32);

/** A device with documents: the register of all devices of a test is one, unless it is said otherwise. */
class Device {
	readonly store = new MemoryCopies();
	readonly copies: Copies;
	readonly stock: Stock;
	readonly asked = new Set<string>();
	all = true;
	state: ExchangeState = NO_EXCHANGE;
	#waiting: (() => void)[] = [];

	constructor(
		readonly id: string,
		readonly register: { named: Set<string>; gone: Set<string> },
		devices: string[]
	) {
		const keys = new SealKeys();
		const epoch = keys.add(secret);
		this.copies = new Copies(this.store, () => Promise.resolve({ device: id, epoch, keys }));
		const wishes = (): Wishes => ({
			named: this.register.named,
			gone: this.register.gone,
			all: this.all,
			asked: this.asked,
			devices: new Set(devices.filter((one) => one !== id))
		});
		let now = 0;
		this.stock = new Stock(this.copies, wishes, () => (now += 1));
	}

	async photograph(bytes: Bytes = new Uint8Array(600_000)): Promise<string> {
		const added = await this.copies.add({ type: 'image/jpeg', bytes, thumbnail: randomBytes(400) });
		if (!added.ok) throw new Error(added.error.kind);
		this.register.named.add(added.value.blob);
		await this.copies.settle([added.value.blob]);
		await this.stock.load();
		return added.value.blob;
	}
	wholes = (): number => [...this.register.named].filter(this.stock.isWhole).length;
	readonly tell = (state: ExchangeState): void => {
		this.state = state;
		this.moved();
	};
	/** Something happened that a test may wait for. */
	moved(): void {
		for (const wake of this.#waiting.splice(0)) wake();
	}
	async until(is: () => boolean): Promise<void> {
		while (!is()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
	}
}

const [A, B, C] = ['a', 'b', 'c'].map((letter) => letter.repeat(32)) as [string, string, string];
const register = () => ({ named: new Set<string>(), gone: new Set<string>() });

describe('the messages of a line', () => {
	test('come out as they went in, and are total over any bytes', () => {
		const part = { blob: 'ab'.repeat(32), piece: 'cd'.repeat(32) };
		const all = [
			{ kind: 'holds', sealed: randomBytes(70) },
			{ kind: 'want', part },
			{ kind: 'want', part: { ...part, piece: null } },
			{ kind: 'give', part, bytes: randomBytes(90) },
			{ kind: 'lack', part }
		] as const;
		for (const message of all) {
			const written = writeMessage(message);
			expect(readMessage(written)).toEqual(message);
			expect(isDocumentMessage(written)).toBe(true);
		}
		fc.assert(
			fc.property(anyBytes(), (bytes) => {
				expect(readMessage(bytes)).toBeNull();
				expect(isDocumentMessage(bytes)).toBe(false);
			})
		);
	});
});

describe('over a line', () => {
	/** Joins two devices; `breakAfter` messages in all it breaks off. */
	async function join(one: Device, other: Device, breakAfter = Infinity) {
		let left = breakAfter;
		const lines: DocumentLine[] = [];
		const hearing: Promise<unknown>[] = [];
		const carry = (to: number) => (bytes: Bytes) => {
			left -= 1;
			if (left < 0) return Promise.resolve(false);
			hearing.push(Promise.resolve().then(() => lines[to]?.hear(new Uint8Array(bytes))));
			return Promise.resolve(true);
		};
		lines.push(new DocumentLine(one.stock, carry(1), one.tell), new DocumentLine(other.stock, carry(0), other.tell));
		for (const device of [one, other]) await device.stock.load();
		await Promise.all(lines.map((line) => line.changed()));
		/** Until all that was carried was heard to the end. */
		const quiet = async (): Promise<void> => {
			for (let heard = -1; heard !== hearing.length;) {
				heard = hearing.length;
				await Promise.all(hearing);
			}
		};
		return { end: () => lines.forEach((line) => line.end()), lines, quiet };
	}

	test('each gets what the other has, with progress; nothing is sent twice', async () => {
		const shared = register();
		const [one, other] = [new Device(A, shared, [A, B]), new Device(B, shared, [A, B])];
		for (let n = 0; n < 4; n += 1) await one.photograph();
		for (let n = 0; n < 2; n += 1) await other.photograph();
		const line = await join(one, other);
		await Promise.all([one, other].map((device) => device.until(() => device.wholes() === 6)));
		expect([one.state.came, other.state.came]).toEqual([8, 16]);
		expect(one.state.toCome).toBe(0);
		line.end();
		await one.stock.load();
		expect(one.stock.others().map(({ device }) => device)).toEqual([B]);
	});

	test('what broke off at any message goes on from there: only what lacks is sent again', async () => {
		const shared = register();
		const one = new Device(A, shared, [A, B]);
		for (let n = 0; n < 3; n += 1) await one.photograph();
		const other = new Device(B, shared, [A, B]);
		for (const after of [3, 9, 14, 20]) {
			const broken = await join(one, other, after);
			await broken.quiet();
			broken.end();
		}
		const before = other.store.kept.size + other.store.bytes.size;
		expect(before).toBeGreaterThan(0);
		other.state = NO_EXCHANGE;
		const line = await join(one, other);
		await other.until(() => other.wholes() === 3);
		await line.quiet();
		line.end();
		expect(before + other.state.came).toBe(12);
	});

	test('a device that does not keep all gets every cover, and a page when it asks', async () => {
		const shared = register();
		const [one, other] = [new Device(A, shared, [A, B]), new Device(B, shared, [A, B])];
		other.all = false;
		const [first, second] = [await one.photograph(), await one.photograph()];
		const line = await join(one, other);
		await other.until(() => other.stock.hasCover(first) && other.stock.hasCover(second));
		expect(other.wholes()).toBe(0);
		other.asked.add(second);
		await Promise.all(line.lines.map((each) => each.changed()));
		await other.until(() => other.stock.isWhole(second));
		expect(other.stock.isWhole(first)).toBe(false);
		line.end();
	});

	test('a full device stops, says so, keeps what it has, and goes on when there is room', async () => {
		const shared = register();
		const [one, other] = [new Device(A, shared, [A, B]), new Device(B, shared, [A, B])];
		for (let n = 0; n < 3; n += 1) await one.photograph();
		other.store.room = 7;
		const line = await join(one, other);
		await other.until(() => other.state.full === 'here');
		expect(other.wholes()).toBeLessThan(3);
		other.store.room = Infinity;
		line.lines[1]?.retry();
		await other.until(() => other.wholes() === 3);
		line.end();
	});

	test('what was disposed of is neither given nor taken, though the other does not know of it yet', async () => {
		const [mine, theirs] = [register(), register()];
		const [one, other] = [new Device(A, mine, [A, B]), new Device(B, theirs, [A, B])];
		const blob = await other.photograph();
		const kept = await other.photograph();
		mine.named.add(kept);
		mine.gone.add(blob);
		const line = await join(one, other);
		await one.until(() => one.stock.isWhole(kept));
		expect(one.stock.hasCover(blob)).toBe(false);
		// Then it reads the act.
		theirs.named.delete(blob);
		theirs.gone.add(blob);
		await other.stock.dispose();
		expect([...other.store.kept.keys()]).toEqual([kept]);
		expect(await other.stock.cover(blob)).toBeNull();
		line.end();
	});
});

describe('over a mailbox (a real nats-server)', () => {
	let server: TestServer;
	beforeAll(async () => {
		server = await TestServer.start();
	});
	afterAll(() => server.end());

	/** Everything that the server keeps on its disk, as one text of hex. */
	const onDisk = (): string => {
		const files = readdirSync(server.store, { recursive: true, encoding: 'utf8', withFileTypes: true });
		return Buffer.concat(
			files.flatMap((file) => (file.isFile() ? readFileSync(join(file.parentPath, file.name)) : []))
		).toString('hex');
	};

	async function mailbox(quota?: number) {
		const file = await server.anotherVault(quota);
		const opened: { close: () => Promise<void> }[] = [];
		return {
			async connect(device: Device, n: number) {
				await device.stock.load();
				const documents = documentsOf(file, n, device.stock, device.id, device.tell);
				device.stock.changed = () => {
					documents.changed();
					device.moved();
				};
				opened.push(documents);
				void documents.run();
				return documents;
			},
			end: () => Promise.all(opened.map((one) => one.close()))
		};
	}

	test('pages of a device that was off meanwhile reach the other; then nothing of them lies there', async () => {
		const box = await mailbox();
		const shared = register();
		const [one, other] = [new Device(A, shared, [A, B]), new Device(B, shared, [A, B])];
		// Known to the mailbox once, the other device is provided for while it is off.
		const before = await box.connect(other, 2);
		const first = await box.connect(one, 1);
		await one.until(() => one.stock.others().length === 1);
		await before.close();
		const blobs = [await one.photograph(), await one.photograph()];
		first.changed();
		await one.until(() => one.state.went === 8 && one.state.toGo === 0);
		await first.close();
		const piece = toHex([...one.store.bytes.values()][0]?.subarray(100, 140) ?? new Uint8Array());
		expect(onDisk()).toContain(piece);
		await box.connect(other, 2);
		await other.until(() => other.wholes() === 2);
		expect((await other.copies.open(blobs[0] ?? '')).ok).toBe(true);
		await other.until(() => other.state.toCome === 0);
		await expect.poll(() => onDisk().includes(piece)).toBe(false);
		await box.end();
	});

	test('more than it holds goes through it, piece after piece; a full one says so', async () => {
		const box = await mailbox(2);
		const shared = register();
		const [one, other] = [new Device(A, shared, [A, B]), new Device(B, shared, [A, B])];
		const there = await box.connect(other, 2);
		const here = await box.connect(one, 1);
		await one.until(() => one.stock.others().length === 1);
		await there.close();
		for (let n = 0; n < 6; n += 1) await one.photograph();
		here.changed();
		await one.until(() => one.state.full === 'there');
		expect(one.state.toGo).toBeGreaterThan(0);
		await box.connect(other, 2);
		await other.until(() => other.wholes() === 6);
		await one.until(() => one.state.full === null && one.state.toGo === 0);
		await box.end();
	});

	test('a device that comes back after much was removed goes on: the server counts what is gone as still to come', async () => {
		// A small quota: the server keeps small files, and drops those of which nothing is left.
		const box = await mailbox(4);
		const shared = register();
		const [one, other] = [new Device(A, shared, [A, B]), new Device(B, shared, [A, B])];
		for (let n = 0; n < 12; n += 1) await one.photograph();
		// What it says stays before everything that is removed.
		const here = await box.connect(one, 1);
		await box.connect(other, 2);
		await other.until(() => other.wholes() === 12 && other.state.toCome === 0);
		await one.until(() => one.stock.others().some(({ holdings }) => holdings.whole.length === 12));
		await here.close();
		for (let n = 0; n < 3; n += 1) await one.photograph();
		await box.connect(one, 1);
		await other.until(() => other.wholes() === 15);
		await box.end();
	});

	test('a place that once does not answer is left, and the next connection goes on from what lies there', async () => {
		const lies = new Map<string, Bytes>();
		let answers = 5;
		const place: Shelf = {
			get there() {
				return new Set(lies.keys());
			},
			hasRoom: () => Promise.resolve(true),
			refresh: () => Promise.resolve(),
			put: (name, bytes) => {
				answers -= 1;
				if (answers < 0) return Promise.resolve({ ok: false, error: { kind: 'unreachable' } });
				lies.set(name, bytes);
				return Promise.resolve({ ok: true, value: null });
			},
			get: (name) => Promise.resolve({ ok: true, value: lies.get(name) ?? null }),
			remove: (name) => {
				lies.delete(name);
				return Promise.resolve({ ok: true, value: null });
			}
		};
		const shared = register();
		const [one, other] = [new Device(A, shared, [A, B]), new Device(B, shared, [A, B])];
		for (let n = 0; n < 2; n += 1) await one.photograph();
		await new DocumentShelf(other.stock, place, B, other.tell).changed();
		let broken = 0;
		const first = new DocumentShelf(one.stock, place, A, one.tell, () => (broken += 1));
		await first.changed();
		await first.changed();
		expect(broken).toBe(1);
		answers = Infinity;
		await new DocumentShelf(one.stock, place, A, one.tell, () => (broken += 1)).changed();
		await new DocumentShelf(other.stock, place, B, other.tell).changed();
		expect([other.wholes(), broken]).toEqual([2, 1]);
	});

	test('the server is killed in the midst: it goes on from there', async () => {
		const box = await mailbox();
		const shared = register();
		const [one, other] = [new Device(A, shared, [A, B]), new Device(B, shared, [A, B])];
		await box.connect(other, 2);
		const here = await box.connect(one, 1);
		for (let n = 0; n < 5; n += 1) await one.photograph();
		here.changed();
		await other.until(() => other.state.came >= 4);
		await server.kill();
		await server.run();
		await other.until(() => other.wholes() === 5);
		await box.end();
	});

	test('Standard 1.11: after disposal the bytes are gone from both devices and from the mailbox, also when one was off', async () => {
		const box = await mailbox();
		const [mine, theirs] = [register(), register()];
		const devices = [A, B, C];
		const [one, other] = [new Device(A, mine, devices), new Device(B, theirs, devices)];
		const third = new Device(C, theirs, devices);
		const off = await box.connect(third, 3);
		const here = await box.connect(one, 1);
		const late = await box.connect(other, 2);
		await one.until(() => one.stock.others().length === 2);
		await off.close();
		const blob = await one.photograph();
		theirs.named.add(blob);
		here.changed();
		late.changed();
		await other.until(() => other.stock.isWhole(blob));
		const bytes = [...one.store.bytes.values(), ...[...one.store.kept.values()].map(({ sealed }) => sealed)];
		const traces = bytes.map((each) => toHex(each.subarray(60, 100)));
		// It lies there still, for the third, which is off.
		expect(traces.filter((trace) => onDisk().includes(trace))).toHaveLength(traces.length);
		await late.close();
		// The act, on the first device; the other one is off and does not know.
		mine.named.delete(blob);
		mine.gone.add(blob);
		await one.stock.dispose();
		here.changed();
		await expect.poll(() => traces.some((trace) => onDisk().includes(trace))).toBe(false);
		expect([one.store.kept.size, one.store.bytes.size]).toEqual([0, 0]);
		// The other comes back, still believing in the page, and wants to provide the third with it.
		const again = await box.connect(other, 2);
		await other.until(() => other.state.went > 0);
		theirs.named.delete(blob);
		theirs.gone.add(blob);
		await other.stock.dispose();
		again.changed();
		expect([other.store.kept.size, other.store.bytes.size]).toEqual([0, 0]);
		await expect.poll(() => traces.some((trace) => onDisk().includes(trace))).toBe(false);
		await box.connect(third, 3);
		await expect.poll(() => third.stock.others().length).toBe(2);
		expect(third.store.kept.size).toBe(0);
		await box.end();
	});
});
