import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FolderDesk } from './folder-desk.svelte.js';
import type { SyncDesk } from './sync-desk.svelte.js';

/** A folder of the browser's own stands in for one that the lawyer picks: both are the same kind of handle. */
let folder: FileSystemDirectoryHandle;
const sync = { add: vi.fn(), remove: vi.fn(), sendAnew: vi.fn() };
const opened = async (): Promise<FolderDesk> => {
	const desk = new FolderDesk(sync as unknown as SyncDesk);
	await desk.begin();
	return desk;
};

beforeEach(async () => {
	folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('обмен', { create: true });
});
afterEach(async () => {
	vi.restoreAllMocks();
	await (await opened()).end();
	for (const one of Object.values(sync)) one.mockClear();
});
/** Browsers forget that a page may read a folder: what the lawyer answers when it asks again. */
function asks(answer: PermissionState): void {
	const prototype = FileSystemDirectoryHandle.prototype as unknown as { [question: string]: () => Promise<string> };
	vi.spyOn(prototype, 'queryPermission').mockResolvedValue('prompt');
	vi.spyOn(prototype, 'requestPermission').mockResolvedValue(answer);
}

it('is remembered over unlocks and gone on with by itself where the browser still allows it', async () => {
	expect((await opened()).waiting).toBeNull();
	expect(sync.add).not.toHaveBeenCalled();
	await (await opened()).choose(folder);
	expect(sync.sendAnew).toHaveBeenCalledWith('folder');
	sync.add.mockClear();
	await opened();
	expect(sync.add).toHaveBeenCalledExactlyOnceWith('folder', expect.objectContaining({ kind: 'file' }), 'anybody');
});

it('waits for a click where the browser asks again; a refusal leaves it waiting', async () => {
	await (await opened()).choose(folder);
	sync.add.mockClear();
	asks('denied');
	const desk = await opened();
	expect(desk.waiting).toEqual({ name: 'обмен' });
	expect(await desk.allow()).toBe(false);
	expect([desk.waiting, sync.add.mock.calls]).toEqual([{ name: 'обмен' }, []]);
	vi.restoreAllMocks();
	asks('granted');
	expect(await desk.allow()).toBe(true);
	expect([desk.waiting, sync.add.mock.calls.length]).toEqual([null, 1]);
});

it('is forgotten when the lawyer ends it, and a vault that locked meanwhile opens nothing', async () => {
	const desk = await opened();
	await desk.choose(folder);
	await desk.end();
	sync.add.mockClear();
	await opened();
	expect(sync.add).not.toHaveBeenCalled();
	await desk.choose(folder);
	sync.add.mockClear();
	const locked = new FolderDesk(sync as unknown as SyncDesk);
	const begun = locked.begin();
	locked.forget();
	await begun;
	expect(sync.add).not.toHaveBeenCalled();
});
