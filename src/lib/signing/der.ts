import * as asn1 from 'asn1js';
import { toHex, type Bytes } from './bytes.js';

/*
 * Reading what was parsed as ASN.1, part by part and to its end. Every function
 * throws where a part is not what it must be; readers of whole structures catch
 * that: such bytes are no certificate and no signature.
 */

export type Node = asn1.AsnType;

/** Parses bytes that are one value and nothing else. */
export function parseDer(bytes: Bytes): Node {
	const { result, offset } = asn1.fromBER(bytes);
	if (offset !== bytes.length) throw new Error('Not one value.');
	return result;
}

/** The bytes of a value as they lay there, tag and length with them. */
export const bytesOf = (node: Node): Bytes => Uint8Array.from(node.valueBeforeDecodeView);

/** The values in a SEQUENCE. */
export function sequence(node: Node | undefined): Node[] {
	if (!(node instanceof asn1.Sequence)) throw new Error('Not a sequence.');
	return node.valueBlock.value;
}
/** The values in a SET. */
export function set(node: Node | undefined): Node[] {
	if (!(node instanceof asn1.Set)) throw new Error('Not a set.');
	return node.valueBlock.value;
}

/** Whether a value has this context tag. */
export const isTagged = (node: Node | undefined, tag: number): node is asn1.Constructed =>
	node instanceof asn1.Constructed && node.idBlock.tagClass === 3 && node.idBlock.tagNumber === tag;

export function identifier(node: Node | undefined): string {
	if (!(node instanceof asn1.ObjectIdentifier)) throw new Error('Not an identifier.');
	return node.valueBlock.toString();
}
/** A whole number as hex, without zeros in front. */
export function integer(node: Node | undefined): string {
	if (!(node instanceof asn1.Integer)) throw new Error('Not a whole number.');
	return toHex(node.valueBlock.valueHexView).replace(/^(00)+(?=.)/, '');
}
export function octets(node: Node | undefined): Bytes {
	if (!(node instanceof asn1.OctetString)) throw new Error('Not octets.');
	return new Uint8Array(node.getValue());
}
/** Whole bytes of a BIT STRING; none where bits are left over. */
export function wholeBits(node: Node | undefined): Bytes {
	if (!(node instanceof asn1.BitString)) throw new Error('Not bits.');
	return node.valueBlock.unusedBits === 0 ? Uint8Array.from(node.valueBlock.valueHexView) : new Uint8Array();
}
export function time(node: Node | undefined): Date {
	if (!(node instanceof asn1.UTCTime || node instanceof asn1.GeneralizedTime)) throw new Error('Not a time.');
	return node.toDate();
}

/** An algorithm by its name, with what stands beside it. */
interface Algorithm {
	oid: string;
	parameters: Node | null;
	bytes: Bytes;
}
export function algorithm(node: Node | undefined): Algorithm {
	const [name, parameters, ...more] = sequence(node);
	if (node === undefined || more.length > 0) throw new Error('Not an algorithm.');
	return { oid: identifier(name), parameters: parameters ?? null, bytes: bytesOf(node) };
}

/** None of the algorithms of signatures and hashes here has parameters; NULL stands for none. */
export const isPlain = ({ parameters }: Algorithm): boolean => parameters === null || parameters instanceof asn1.Null;

/** Takes the parts of a structure one after another, so that none is left over. */
export class Parts {
	readonly #parts: readonly Node[];
	#at = 0;

	constructor(parts: readonly Node[]) {
		this.#parts = parts;
	}
	/** The next one. */
	next(): Node | undefined {
		return this.#parts[this.#at++];
	}
	/** The next one if it has this context tag: what is inside. */
	tagged(tag: number): asn1.Constructed | null {
		const part = this.#parts[this.#at];
		if (!(part instanceof asn1.Constructed) || !isTagged(part, tag)) return null;
		this.#at += 1;
		return part;
	}
	/** All were taken. */
	end(): void {
		if (this.#at !== this.#parts.length) throw new Error('Something is left over.');
	}
}
