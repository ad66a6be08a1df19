import { describe, expect, it } from 'vitest';
import { storeContract } from './contract.js';
import { IdbCopyStore } from './idb.js';

describe('the store of documents in IndexedDB', () => {
	for (const [at, { name, check }] of storeContract.entries())
		it(name, () => check(() => Promise.resolve(new IdbCopyStore(`documents-${String(at)}`))));

	it('gives way to a newer app, whose store it does not open', async () => {
		const store = new IdbCopyStore('documents-again');
		expect((await store.putPiece('p', new Uint8Array(3))).ok).toBe(true);
		// As another version would: the connection is asked to go.
		const upgrade = indexedDB.open('documents-again', 2);
		await new Promise((resolve) => (upgrade.onsuccess = resolve));
		upgrade.result.close();
		expect(await store.pieces()).toEqual({ ok: false, error: { kind: 'storage-closed' } });
	});
});
