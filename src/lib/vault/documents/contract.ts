import { randomBytes } from '../bytes.js';
import type { CopyStore, StoreResult } from './port.js';

type Check = (open: () => Promise<CopyStore>) => Promise<void>;

/** What every store of documents must do; `open` gives the same store each time, opened anew. */
export const storeContract: { name: string; check: Check }[] = [
	{
		name: 'gives back what was written, also when opened anew',
		check: async (open) => {
			const store = await open();
			const [sealed, piece] = [randomBytes(300), randomBytes(1000)];
			value(await store.putPiece('p1', piece));
			value(await store.putCover({ blob: 'b1', sealed, pieces: ['p1', 'p2'], loose: true }));
			store.close();
			const again = await open();
			same(value(await again.covers()), [{ blob: 'b1', sealed, pieces: ['p1', 'p2'], loose: true }]);
			same(value(await again.piece('p1')), piece);
			same(value(await again.piece('p2')), null);
			same(value(await again.cover('b2')), null);
			same(value(await again.pieces()), ['p1']);
			again.close();
		}
	},
	{
		name: 'settles covers, and passes over those that are not here',
		check: async (open) => {
			const store = await open();
			value(await store.putCover({ blob: 'b1', sealed: randomBytes(9), pieces: [], loose: true }));
			value(await store.settle(['b1', 'b2']));
			same(
				value(await store.covers()).map(({ blob, loose }) => [blob, loose]),
				[['b1', false]]
			);
			store.close();
		}
	},
	{
		name: 'removes a page with all its pieces and nothing else, and single pieces',
		check: async (open) => {
			const store = await open();
			for (const name of ['p1', 'p2', 'p3', 'p4']) value(await store.putPiece(name, randomBytes(5)));
			value(await store.putCover({ blob: 'b1', sealed: randomBytes(9), pieces: ['p1', 'p2'], loose: false }));
			value(await store.putCover({ blob: 'b2', sealed: randomBytes(9), pieces: ['p3'], loose: false }));
			value(await store.remove(['b1', 'b9'], ['p4']));
			same(value(await store.pieces()), ['p3']);
			same(
				value(await store.covers()).map(({ blob }) => blob),
				['b2']
			);
			store.close();
		}
	},
	{
		name: 'keeps the last thing that each device said',
		check: async (open) => {
			const store = await open();
			const [first, second] = [randomBytes(7), randomBytes(8)];
			value(await store.putHoldings('d1', first));
			value(await store.putHoldings('d1', second));
			same(value(await store.holdings()), [{ device: 'd1', sealed: second }]);
			store.close();
		}
	}
];

function value<T>(result: StoreResult<T>): T {
	if (!result.ok) throw new Error(`The store refused: ${result.error.kind}`);
	return result.value;
}

function same(is: unknown, must: unknown): void {
	const text = (what: unknown) =>
		JSON.stringify(what, (_, one: unknown) => (one instanceof Uint8Array ? [...one] : one));
	if (text(is) !== text(must)) throw new Error(`Is ${text(is)}, must be ${text(must)}`);
}
