/** Signatures of the national EDS: reading and checking them, offline and without a browser. */
export { readCertificate, type Certificate } from './certificate.js';
export {
	Verifier,
	verifySignature,
	type CertificateSummary,
	type Reason,
	type Signer,
	type ToVerify,
	type Verdict,
	type Verification
} from './verify.js';
export {
	NcaLayer,
	NCALAYER_ADDRESS,
	type NcaError,
	type Patience,
	type Signed,
	type SignRequest,
	type Socket
} from './ncalayer.js';
export { checkRow, toCheck, type RowFinding, type RowState, type RowToCheck } from './check-rows.js';
export { prepare, signedHashes, signedHeads, type Prepared } from './signed-rows.js';
export { readStatement, statementHash, statementOf, statementText, type Statement } from './statement.js';
