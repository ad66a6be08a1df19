import { randomBytes } from 'node:crypto';
import { OID } from '../../../src/lib/signing/oids.js';
import { bits, derOf, int, octets, oid, printable, raw, seq, set, tagged, utc, utf8, yes, type Node } from './der.js';
import type { TestKey } from './keys.js';

/** A certificate with its key. */
export interface Holder {
	key: TestKey;
	certificate: Uint8Array<ArrayBuffer>;
	name: Node;
	/** Who issued it: with the number, what a signature names it by. */
	issuer: Node;
	serialNumber: Uint8Array;
}

export interface Wish {
	commonName: string;
	surname?: string;
	patronymic?: string;
	/** `IIN` and 12 digits, as the national authority writes it. */
	serial?: string;
	organisation?: string;
	unit?: string;
	notBefore?: Date;
	notAfter?: Date;
	/** An authority may issue certificates. */
	authority?: boolean;
	/** Extended uses; a signing key by default. */
	uses?: readonly string[];
	/** Bits of the key usage; digitalSignature and nonRepudiation by default, keyCertSign for an authority. */
	usage?: number;
	/** An extension that nobody understands and that is critical. */
	strange?: boolean;
}

/** Issues a certificate; without an issuer it is its own. Test keys only. */
export async function issue(key: TestKey, wish: Wish, issuer?: Holder): Promise<Holder> {
	const name = nameOf(wish);
	const serialNumber = Uint8Array.from([0x5a, ...randomBytes(15)]);
	const signer = issuer?.key ?? key;
	const authority = wish.authority === true;
	const extensions = [
		extension(OID.basicConstraints, true, authority ? seq(yes()) : seq()),
		extension(OID.keyUsage, true, bits(Uint8Array.of(wish.usage ?? (authority ? 0x06 : 0xc0)), 1))
	];
	const uses = wish.uses ?? (authority ? [] : [OID.usageSigning]);
	if (uses.length > 0) extensions.push(extension(OID.extendedKeyUsage, false, seq(...uses.map(oid))));
	if (wish.strange) extensions.push(extension('1.2.398.3.3.9.9.9', true, utf8('?')));
	const signed = seq(
		tagged(0, int(2)),
		int(serialNumber),
		signer.algorithm(),
		issuer?.name ?? name,
		seq(
			utc(wish.notBefore ?? new Date('2026-01-01T00:00:00Z')),
			utc(wish.notAfter ?? new Date('2027-12-31T00:00:00Z'))
		),
		name,
		key.publicKey,
		tagged(3, seq(...extensions))
	);
	const certificate = derOf(seq(raw(derOf(signed)), signer.algorithm(), bits(await signer.sign(derOf(signed)))));
	return { key, certificate, name, issuer: issuer?.name ?? name, serialNumber };
}

function extension(id: string, critical: boolean, value: Node): Node {
	return seq(oid(id), ...(critical ? [yes()] : []), octets(derOf(value)));
}

function nameOf({ commonName, surname, patronymic, serial, organisation, unit }: Wish): Node {
	const parts: [string, Node | null][] = [
		[OID.commonName, utf8(commonName)],
		[OID.surname, surname === undefined ? null : utf8(surname)],
		[OID.serialNumber, serial === undefined ? null : printable(serial)],
		['2.5.4.6', printable('KZ')],
		[OID.organisation, organisation === undefined ? null : utf8(organisation)],
		[OID.unit, unit === undefined ? null : utf8(unit)],
		[OID.givenName, patronymic === undefined ? null : utf8(patronymic)]
	];
	return seq(...parts.flatMap(([id, value]) => (value === null ? [] : [set(seq(oid(id), value))])));
}
