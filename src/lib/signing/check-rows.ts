import type { RecordBodies, RecordId, Row, RowSignature } from '#lib/register/index.js';
import { equal } from './canonical.js';
import { isInManifest } from './manifest.js';
import { privateCommitment, readStatement, signedColumns, type SignedColumns, type Statement } from './statement.js';
import type { Reason, Verification, Verifier } from './verify.js';

/** What a signature on a row is not sound for: of the CMS itself, or of how it belongs to the row. */
export type Fault =
	| Reason
	/** The signed text is no statement on a row. */
	| 'not-a-statement'
	/** It speaks of another row, or of other columns than the row has, which did not change since. */
	| 'other-row'
	/** It was signed by a manifest of several rows that does not name the row's statement. */
	| 'not-in-manifest'
	/** The record says something else of signer, certificate or times than the certificate and the CMS. */
	| 'summary'
	/** It names a signed row before it that is not here. */
	| 'chain-of-rows';

/** One signature as it was found. */
export interface SignatureFinding {
	record: RecordId;
	/** Null where nothing is wrong with it. */
	fault: Fault | null;
	verification: Verification;
	changedSince: boolean;
	/** Fields that the columns do not show are others now than when it was signed. */
	privateChanged: boolean;
}

/**
 * A row by its signatures. `signed`: the latest holds, under a trusted root.
 * `untrusted`: it holds, but no root that is trusted here leads to it.
 * `unsupported`: an algorithm that cannot be checked here. `changed`: it holds
 * over what the row was. `broken`: a signature does not hold, whichever it is.
 */
export type RowState = 'signed' | 'untrusted' | 'unsupported' | 'changed' | 'unsigned' | 'broken';

export interface RowFinding {
	row: RecordId;
	state: RowState;
	/** Oldest first, as they stand in the row. */
	signatures: SignatureFinding[];
}

/** What is looked at of a row: plain data that a worker can be handed, without salt or any secret. */
export interface RowToCheck {
	row: RecordId;
	year: number;
	entered: Statement['entered'];
	columns: SignedColumns;
	commitment: string;
	signatures: Omit<RowSignature, 'at'>[];
}

/** Takes out of a row what its check needs. */
export function toCheck(row: Row): RowToCheck {
	return {
		row: row.id,
		year: row.volume,
		entered: { at: row.recorded.at, day: row.recorded.day },
		columns: signedColumns(row),
		commitment: row.signatures.length === 0 ? '' : privateCommitment(row),
		signatures: row.signatures
	};
}

/** Checks every signature of a row. @param hashes of all signed statements of the register, see `signedHashes` */
export async function checkRow(row: RowToCheck, hashes: ReadonlySet<string>, verifier: Verifier): Promise<RowFinding> {
	const signatures: SignatureFinding[] = [];
	for (const signature of row.signatures) {
		const { record, data, manifest, cms, changedSince } = signature;
		const verification = await (manifest === undefined
			? verifier.verify(data, cms)
			: verifier.verifyTogether(manifest, cms));
		const statement = readStatement(data);
		const unsound = verification.verdict === 'invalid' || verification.verdict === 'unreadable';
		const fault = unsound ? verification.reason : faultOf(row, signature, statement, verification, hashes);
		const privateChanged = statement !== null && statement.commitment !== row.commitment;
		signatures.push({ record, fault, verification, changedSince, privateChanged });
	}
	return { row: row.row, state: stateOf(signatures), signatures };
}

function faultOf(
	{ year, entered, columns }: RowToCheck,
	signature: RowToCheck['signatures'][number],
	statement: Statement | null,
	verification: Verification,
	hashes: ReadonlySet<string>
): Fault | null {
	if (statement === null) return 'not-a-statement';
	if (signature.manifest !== undefined && !isInManifest(signature.manifest, signature.data)) return 'not-in-manifest';
	if (statement.year !== year || !equal(statement.entered, entered)) return 'other-row';
	if (!signature.changedSince && !equal(statement.columns, columns)) return 'other-row';
	if (!statement.after.every((hash) => hashes.has(hash))) return 'chain-of-rows';
	// What cannot be checked says nothing of the summary either; it stays without a verdict.
	return verification.verdict === 'unsupported' || saysTheSame(signature, verification) ? null : 'summary';
}

function saysTheSame(body: RecordBodies['signed'], verification: Verification): boolean {
	const now = summaryBody(verification);
	if (now === null) return false;
	// A stamp's time is worth what its chain is: a root that came later may have made it known.
	const { stampedAt: _stamped, timeStamped: _was, ...rest } = now;
	return Object.entries(rest).every(([key, value]) => {
		const said = body[key as keyof typeof rest];
		return said === value || (said === undefined && OPTIONAL.has(key));
	});
}
const OPTIONAL: ReadonlySet<string> = new Set(['issuer', 'algorithm', 'validFrom', 'validUntil']);

/** What the record of a signature says of it beside data and CMS, for column 7: never an IIN. Null where the CMS does not tell. */
export function summaryBody({
	signer,
	certificate,
	times
}: Verification): Omit<RecordBodies['signed'], 'data' | 'cms'> | null {
	if (signer === null || certificate === null || times.signed === null) return null;
	return {
		signer: signer.name,
		serialNumber: certificate.serialNumber,
		issuer: certificate.issuer,
		algorithm: certificate.algorithm,
		signedAt: times.signed,
		timeStamped: times.stamped !== null,
		...(times.stamped !== null && { stampedAt: times.stamped }),
		validFrom: certificate.notBefore,
		validUntil: certificate.notAfter
	};
}

function stateOf(signatures: readonly SignatureFinding[]): RowState {
	if (signatures.some(({ fault }) => fault !== null)) return 'broken';
	// Of two devices that signed while apart, one may have seen less: what still covers the row counts.
	const latest = signatures.findLast(({ changedSince }) => !changedSince) ?? signatures.at(-1);
	if (latest === undefined) return 'unsigned';
	if (latest.changedSince) return 'changed';
	switch (latest.verification.verdict) {
		case 'valid':
			return 'signed';
		case 'unsupported':
			return 'unsupported';
		default:
			return 'untrusted';
	}
}
