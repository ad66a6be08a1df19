import * as asn1 from 'asn1js';

/** DER by hand: what the makers of test certificates and signatures are written in. */
export type Node = asn1.AsnType;

export const seq = (...value: Node[]): Node => new asn1.Sequence({ value });
export const set = (...value: Node[]): Node => new asn1.Set({ value });
export const oid = (value: string): Node => new asn1.ObjectIdentifier({ value });
export const int = (value: number | Uint8Array): Node =>
	typeof value === 'number'
		? new asn1.Integer({ value })
		: new asn1.Integer({ valueHex: Uint8Array.from(value), isHexOnly: true });
export const octets = (bytes: Uint8Array): Node => new asn1.OctetString({ valueHex: Uint8Array.from(bytes) });
export const bits = (bytes: Uint8Array, unusedBits = 0): Node =>
	new asn1.BitString({ valueHex: Uint8Array.from(bytes), unusedBits });
export const utf8 = (value: string): Node => new asn1.Utf8String({ value });
export const printable = (value: string): Node => new asn1.PrintableString({ value });
export const utc = (valueDate: Date): Node => new asn1.UTCTime({ valueDate });
export const generalized = (valueDate: Date): Node => new asn1.GeneralizedTime({ valueDate });
export const nothing = (): Node => new asn1.Null();
export const yes = (): Node => new asn1.Boolean({ value: true });
/** An explicit context tag. */
export const tagged = (tagNumber: number, ...value: Node[]): Node =>
	new asn1.Constructed({ idBlock: { tagClass: 3, tagNumber }, value });
/** Bytes that are DER already. */
export const raw = (bytes: Uint8Array): Node => asn1.fromBER(Uint8Array.from(bytes)).result;
export const derOf = (node: Node): Uint8Array<ArrayBuffer> => new Uint8Array(node.toBER(false));
