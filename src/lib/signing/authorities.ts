import { toBase64, toHex } from './bytes.js';
import { partOf, readCertificate, type Certificate } from './certificate.js';
import { followChain } from './chain.js';
import { OID } from './oids.js';

/** A certificate from a file, as the lawyer sees it before trusting it. */
export interface AuthorityCertificate {
	/** Base64 of DER. */
	certificate: string;
	name: string;
	issuer: string;
	/** SHA-256 of the certificate, lower-case hex: what the authority publishes to compare with. */
	fingerprint: string;
	/** ISO 8601, UTC. */
	notBefore: string;
	notAfter: string;
	/** It is an authority's own, signed with its own key: what trust can begin with. */
	isRoot: boolean;
	/** It may issue certificates at all. */
	isAuthority: boolean;
}

/** A file of certificates: PEM, one or several, or one in DER. Bounded, and total: what is none is left out. */
export async function readAuthorities(file: Uint8Array): Promise<AuthorityCertificate[]> {
	const text = new TextDecoder().decode(file);
	const blocks = text.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g);
	const sources = blocks?.slice(0, 100) ?? [Uint8Array.from(file), text];
	const read = sources.flatMap((source) => readCertificate(source) ?? []);
	return Promise.all(read.map(describe));
}

async function describe(certificate: Certificate): Promise<AuthorityCertificate> {
	const { bytes, subject, issuer, notBefore, notAfter, mayIssue } = certificate;
	return {
		certificate: toBase64(bytes),
		name: partOf(subject, OID.commonName) ?? '',
		issuer: partOf(issuer, OID.commonName) ?? '',
		fingerprint: toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))),
		notBefore: notBefore.toISOString(),
		notAfter: notAfter.toISOString(),
		isRoot: mayIssue && (await isOwnIssuer(certificate)),
		isAuthority: mayIssue
	};
}

async function isOwnIssuer(certificate: Certificate): Promise<boolean> {
	const chain = await followChain(certificate, [], [], certificate.notBefore);
	return chain.kind === 'no-root' && chain.certificates.length === 1 && sameName(certificate);
}

const sameName = ({ subject, issuer }: Certificate): boolean => toHex(subject.bytes) === toHex(issuer.bytes);
