/** The last write of any store: resolves when it has completed. */
let lastWrite: Promise<void> = Promise.resolve();

type Begin = (
	this: IDBDatabase,
	stores: string | Iterable<string>,
	mode?: IDBTransactionMode,
	options?: IDBTransactionOptions
) => IDBTransaction;

/**
 * Watches every transaction of this page. With `strict` all that write wait for
 * the disk, as ours do; libraries that do not ask for it get the browser's
 * default, which is relaxed in Chromium.
 */
export function watchWrites(strict: boolean): void {
	const begin = Reflect.get(IDBDatabase.prototype, 'transaction') as Begin;
	IDBDatabase.prototype.transaction = function (this: IDBDatabase, stores, mode, options) {
		const tx = begin.call(this, stores, mode, strict && mode === 'readwrite' ? { durability: 'strict' } : options);
		if (mode === 'readwrite')
			lastWrite = new Promise((resolve, reject) => {
				tx.addEventListener('complete', () => resolve());
				tx.addEventListener('abort', () => reject(new Error('A write was aborted.')));
			});
		return tx;
	};
}

/** Resolves when what was written last is complete. */
export const written = (): Promise<void> => lastWrite;
