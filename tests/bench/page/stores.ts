/** Opens a database as it is; null where there is none. */
function openAsIs(name: string): Promise<IDBDatabase> {
	return new Promise((resolve, reject) => {
		const request = indexedDB.open(name);
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(new Error('The store cannot be read.'));
	});
}

/** Bytes of every value in an object store of a database: of its byte arrays, wherever they stand in the value. */
export async function bytesIn(name: string): Promise<{ [store: string]: number }> {
	const db = await openAsIs(name);
	const sizes: { [store: string]: number } = {};
	for (const store of db.objectStoreNames) {
		sizes[store] = await new Promise((resolve, reject) => {
			const request = db.transaction(store).objectStore(store).getAll();
			request.onsuccess = () => resolve(bytesOf(request.result));
			request.onerror = () => reject(new Error('The store cannot be read.'));
		});
	}
	db.close();
	return sizes;
}

function bytesOf(value: unknown): number {
	if (value instanceof Uint8Array || value instanceof ArrayBuffer) return value.byteLength;
	if (typeof value !== 'object' || value === null) return 0;
	return Object.values(value).reduce((sum: number, one) => sum + bytesOf(one), 0);
}
