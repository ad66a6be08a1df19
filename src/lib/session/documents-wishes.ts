import type { Register } from '#lib/register/index.js';
import { goneBlobs, namedBlobs } from '#lib/standard/copies.js';
import type { Wishes } from '#lib/sync/documents/stock.js';
import type { Draft } from './contract.js';
import { draftedBlobs } from './documents-kept.js';

type Named = Pick<Wishes, 'named' | 'gone'>;

/** What this device was told to keep. */
interface Chosen {
	all: boolean;
	asked: readonly string[];
	/** Its own id. */
	device: string;
}

/** What the register wants of documents: read anew only when it is another register. */
export class WishBook {
	#register: Register | null = null;
	#named: Named = { named: new Set(), gone: new Set() };
	/** What was acted on already. */
	#followed: Named = this.#named;

	of(register: Register | null, { all, asked, device }: Chosen): Wishes {
		const { named, gone } = this.#namedBy(register);
		const used = (register?.devices ?? []).filter((one) => one.revoked === null && one.device !== device);
		return { named, gone, all, asked: new Set(asked), devices: new Set(used.map((one) => one.device)) };
	}

	/** True when the register wants something else than when this was asked last. */
	turned(register: Register | null): boolean {
		const { named, gone } = this.#namedBy(register);
		const before = this.#followed;
		this.#followed = { named, gone };
		return !sameSet(before.named, named) || !sameSet(before.gone, gone);
	}

	/** Pages that must stay: records or unfinished forms name them. */
	needed(register: Register | null, drafts: readonly Draft[]): Set<string> {
		return new Set([...this.#namedBy(register).named, ...draftedBlobs(drafts)]);
	}

	#namedBy(register: Register | null): Named {
		if (register && register !== this.#register) {
			this.#register = register;
			this.#named = { named: namedBlobs(register), gone: goneBlobs(register) };
		}
		return this.#named;
	}
}

const sameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
	a.size === b.size && [...a].every((one) => b.has(one));
