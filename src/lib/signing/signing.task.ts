import { expose } from 'comlink';
import { readAuthorities, type AuthorityCertificate } from './authorities.js';
import { toBase64, fromBase64 } from './bytes.js';
import { checkRow, type RowFinding, type RowToCheck } from './check-rows.js';
import { Verifier, type Verification } from './verify.js';

/** Told how many rows are done. */
export type OnChecked = (done: number) => unknown;

/** Checks signatures beside the page: the screen stays quick, and what reads them is loaded only here. */
class SigningBench {
	/** Checks signatures that were just made, each over its own text. @param roots base64 of DER */
	async look(
		signed: readonly { data: string; cms: string }[],
		roots: readonly string[]
	): Promise<{ cms: string; verification: Verification }[]> {
		const verifier = new Verifier(roots);
		const looked = [];
		for (const { data, cms } of signed) {
			const bytes = fromBase64(cms);
			// Kept without PEM lines and line breaks: base64 of DER.
			looked.push({
				cms: bytes === null ? cms : toBase64(bytes),
				verification: await verifier.verify(data, cms)
			});
		}
		return looked;
	}

	/** Checks every row, telling how many are done about ten times a second. */
	async check(
		rows: readonly RowToCheck[],
		hashes: ReadonlySet<string>,
		roots: readonly string[],
		onChecked: OnChecked
	): Promise<RowFinding[]> {
		const verifier = new Verifier(roots);
		const found: RowFinding[] = [];
		let told = performance.now();
		for (const row of rows) {
			found.push(await checkRow(row, hashes, verifier));
			if (performance.now() - told < 100) continue;
			told = performance.now();
			void onChecked(found.length);
		}
		return found;
	}

	/** The certificates in a file, DER or PEM; none where it holds none. */
	authorities(file: Uint8Array): Promise<AuthorityCertificate[]> {
		return readAuthorities(file);
	}
}
expose(new SigningBench());

export type { SigningBench };
