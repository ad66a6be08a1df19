import { describe, expect, it } from 'vitest';
import { randomBytes, toHex, type Bytes } from '#lib/vault/bytes.js';
import { Listener } from '../contract-listener.js';
import { transportContract, type CarrierTrial } from '../contract.js';
import type { TransportMemory } from '../port.js';
import { ByHand } from './by-hand.js';
import { fileName, parcelHash } from './file-name.js';
import { Folder } from './folder.js';
import { downloads, shareSheet, type Hands } from './hands.js';
import { toTextForm } from './text-form.js';

// A folder of the browser's own (OPFS) stands in for the picked one: the same handle, without the dialog.
const freshFolder = async (): Promise<FileSystemDirectoryHandle> =>
	(await navigator.storage.getDirectory()).getDirectoryHandle(toHex(randomBytes(8)), { create: true });

const memory = (): TransportMemory => {
	let kept: Bytes | null = null;
	return {
		load: () => Promise.resolve(kept),
		save: (state) => {
			kept = state;
			return Promise.resolve();
		}
	};
};

describe('a watched folder', () => {
	for (const { name, check } of transportContract) it(name, () => check(folderTrial));

	it('takes files that come late, cut short, doubled, renamed and in any order, each content once', async () => {
		const folder = await freshFolder();
		const transport = new Folder({ folder, memory: memory() });
		const listener = new Listener();
		await transport.open(listener);
		const [one, two] = [randomBytes(700), randomBytes(900)];
		const name = fileName(parcelHash(one));
		await write(folder, name, one.slice(0, 300));
		await write(folder, 'notes.txt', randomBytes(10));
		await write(folder, '.hidden.tzl', randomBytes(10));
		await write(folder, `~${fileName(parcelHash(two))}.tmp`, two);
		await transport.look();
		expect(listener.heard).toEqual([]);
		await write(folder, name, one);
		await write(folder, name.replace('.tzl', ' (conflicted copy).tzl'), one);
		await write(folder, 'from Daniyar.tzl', two);
		await write(folder, fileName(parcelHash(two), '.txt'), toTextForm(two));
		await transport.look();
		await transport.look();
		expect(listener.heard.map(toHex).sort()).toEqual([one, two].map(toHex).sort());
		await transport.close();
	});

	it('that is gone is said, and found again when it is back', async () => {
		const root = await freshFolder();
		const folder = await root.getDirectoryHandle('stick', { create: true });
		const transport = new Folder({ folder, memory: memory() });
		const listener = new Listener();
		await transport.open(listener);
		await root.removeEntry('stick', { recursive: true });
		await transport.look();
		expect(listener.states.at(-1)).toEqual({ kind: 'opening', after: { kind: 'gone' } });
		expect(await transport.send(randomBytes(9))).toEqual({ ok: false, error: { kind: 'gone' } });
		await root.getDirectoryHandle('stick', { create: true });
		await transport.look();
		expect(listener.states.at(-1)).toEqual({ kind: 'open' });
		await transport.close();
	});
});

describe('files by hand', () => {
	// A share sheet of ours in the place of the system's: what is handed to it is opened on the other side.
	for (const { name, check } of transportContract) it(name, () => check(byHandTrial));

	it('go to the downloads under a name that tells nothing', async () => {
		const parcel = randomBytes(50);
		const saved = new Promise<{ name: string; content: Blob }>((resolve) => {
			document.addEventListener(
				'click',
				(event) => {
					event.preventDefault();
					const { download, href } = event.target as HTMLAnchorElement;
					void fetch(href).then(async (file) => resolve({ name: download, content: await file.blob() }));
				},
				{ once: true }
			);
		});
		expect((await downloads(parcel)).ok).toBe(true);
		const { name, content } = await saved;
		expect(name).toBe(fileName(parcelHash(parcel)));
		expect(new Uint8Array(await content.arrayBuffer())).toEqual(parcel);
	});

	it('go as text where the sheet takes no other, and say so when it was closed or is none', async () => {
		const parcel = randomBytes(50);
		const given: File[] = [];
		sheet(
			(file) => file.name.endsWith('.txt'),
			(file) => {
				given.push(file);
				return Promise.resolve();
			}
		);
		expect((await shareSheet(parcel)).ok).toBe(true);
		const listener = new Listener();
		const other = new ByHand(shareSheet);
		await other.open(listener);
		expect((await other.take(given[0] ?? new Blob())).ok).toBe(true);
		expect(listener.heard).toEqual([parcel]);
		sheet(
			() => true,
			() => Promise.reject(new DOMException('', 'AbortError'))
		);
		expect(await shareSheet(parcel)).toEqual({ ok: false, error: { kind: 'cancelled' } });
		sheet(
			() => false,
			() => Promise.resolve()
		);
		expect(await shareSheet(parcel)).toEqual({ ok: false, error: { kind: 'unsupported' } });
	});
});

async function folderTrial(): Promise<CarrierTrial> {
	const folder = await freshFolder();
	const [mine, theirs] = [memory(), memory()];
	const open: Folder[] = [];
	const made = (kept: TransportMemory) => () => {
		const transport = new Folder({ folder, memory: kept, every: 50 });
		open.push(transport);
		return Promise.resolve(transport);
	};
	return {
		one: made(mine),
		other: made(theirs),
		keeps: true,
		nudge: () => {
			for (const transport of open) void transport.look();
			return Promise.resolve();
		},
		end: async () => {
			await Promise.all(open.map((transport) => transport.close()));
		}
	};
}

function byHandTrial(): Promise<CarrierTrial> {
	let sides: { one?: ByHand; other?: ByHand } = {};
	const onto =
		(side: 'one' | 'other'): Hands =>
		async (parcel) => {
			await sides[side]?.take(new Blob([parcel]));
			return { ok: true, value: null };
		};
	const end = (side: 'one' | 'other', to: 'one' | 'other') => () => {
		const transport = new ByHand(onto(to));
		sides = { ...sides, [side]: transport };
		return Promise.resolve(transport);
	};
	return Promise.resolve({
		one: end('one', 'other'),
		other: end('other', 'one'),
		keeps: false,
		end: () => Promise.resolve()
	});
}

async function write(folder: FileSystemDirectoryHandle, name: string, bytes: Bytes): Promise<void> {
	const writing = await (await folder.getFileHandle(name, { create: true })).createWritable();
	await writing.write(bytes);
	await writing.close();
}

function sheet(canShare: (file: File) => boolean, share: (file: File) => Promise<void>): void {
	const fileIn = (data?: ShareData): File => data?.files?.[0] ?? new File([], '');
	Object.defineProperties(navigator, {
		canShare: { configurable: true, value: (data?: ShareData) => canShare(fileIn(data)) },
		share: { configurable: true, value: (data?: ShareData) => share(fileIn(data)) }
	});
}
