import { bigOf, type Bytes } from '../bytes.js';
import type { GostCurve } from './curves.js';

/** A public key: the curve and a point that lies on it. */
export interface GostKey {
	curve: GostCurve;
	x: bigint;
	y: bigint;
}

/** The two numbers of a signature. */
export interface GostSignature {
	r: bigint;
	s: bigint;
}

/**
 * The key of a certificate: x ‖ y, each little-endian, as the national library
 * writes it. @returns null for another length, or a point that is not on the
 * curve or not in its subgroup
 */
export function readGostKey(bytes: Uint8Array, curve: GostCurve): GostKey | null {
	if (bytes.length !== curve.size * 2) return null;
	const x = littleEndian(bytes.subarray(0, curve.size));
	const y = littleEndian(bytes.subarray(curve.size));
	return pointOf({ curve, x, y }) === null ? null : { curve, x, y };
}

/** The signature of a CMS or certificate: r ‖ s, each little-endian. @returns null for another length */
export function readGostSignature(bytes: Uint8Array, curve: GostCurve): GostSignature | null {
	if (bytes.length !== curve.size * 2) return null;
	return { r: littleEndian(bytes.subarray(0, curve.size)), s: littleEndian(bytes.subarray(curve.size)) };
}

/**
 * Whether the signature over a digest was made with the key (GOST R 34.10-2012,
 * 6.2; RFC 7091, 6.2). The digest is read little-endian, as Streebog gives it.
 */
export function verifyGost(digest: Bytes, signature: GostSignature, key: GostKey): boolean {
	return verifyNumbers(littleEndian(digest), signature, key);
}

/** The same over the digest as a number. */
export function verifyNumbers(digest: bigint, { r, s }: GostSignature, key: GostKey): boolean {
	const { points, order } = key.curve;
	if (r <= 0n || r >= order || s <= 0n || s >= order) return false;
	const publicPoint = pointOf(key);
	if (publicPoint === null) return false;
	const field = points.Fn;
	const e = field.create(digest) || 1n;
	const v = field.inv(e);
	const z1 = field.mul(s, v);
	const z2 = field.neg(field.mul(r, v));
	const sum = points.BASE.multiplyUnsafe(z1).add(publicPoint.multiplyUnsafe(z2));
	return !sum.is0() && field.create(sum.toAffine().x) === r;
}

/** The point of a key; null unless it lies on the curve, in the subgroup of its order. */
function pointOf({ curve, x, y }: GostKey) {
	try {
		const point = curve.points.fromAffine({ x, y });
		point.assertValidity();
		return point;
	} catch {
		return null;
	}
}

const littleEndian = (bytes: Uint8Array): bigint => bigOf(bytes.toReversed());
