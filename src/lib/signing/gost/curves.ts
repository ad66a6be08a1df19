import { weierstrass, type WeierstrassPointCons } from '@noble/curves/abstract/weierstrass.js';

/** A curve of GOST R 34.10-2012 (in Kazakhstan: ST RK GOST R 34.10-2015) and the length of its numbers in bytes. */
export interface GostCurve {
	points: WeierstrassPointCons<bigint>;
	/** The order of the subgroup, below which signatures and digests are taken. */
	order: bigint;
	size: 32 | 64;
}

interface Constants {
	p: bigint;
	a: bigint;
	b: bigint;
	order: bigint;
	/** How many times the order goes into the number of points. */
	cofactor: bigint;
	x: bigint;
	y: bigint;
	size: 32 | 64;
}

/** Makes a curve from its constants. */
export function curveOf({ p, a, b, order, cofactor, x, y, size }: Constants): GostCurve {
	return { points: weierstrass({ p, n: order, h: cofactor, a, b, Gx: x, Gy: y }), order, size };
}

/** id-tc26-gost-3410-2012-256-paramSetA (RFC 7836, A.2), in Weierstrass form. */
export const TC26_256_A = curveOf({
	p: 2n ** 256n - 617n,
	a: 0xc2173f1513981673af4892c23035a27ce25e2013bf95aa33b22c656f277e7335n,
	b: 0x295f9bae7428ed9ccc20e7c359a9d41a22fccd9108e17bf7ba9337a6f8ae9513n,
	order: 0x400000000000000000000000000000000fd8cddfc87b6635c115af556c360c67n,
	cofactor: 4n,
	x: 0x91e38443a5e82c0d880923425712b2bb658b9196932e02c78b2582fe742daa28n,
	y: 0x32879423ab1a0375895786c4bb46e9565fde0b5344766740af268adb32322e5cn,
	size: 32
});

/** id-tc26-gost-3410-2012-512-paramSetA (RFC 7836, A.1). */
export const TC26_512_A = curveOf({
	p: 2n ** 512n - 569n,
	a: 2n ** 512n - 572n,
	b: 0xe8c2505dedfc86ddc1bd0b2b6667f1da34b82574761cb0e879bd081cfd0b6265ee3cb090f30d27614cb4574010da90dd862ef9d4ebee4761503190785a71c760n,
	order:
		0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff27e69532f48d89116ff22b8d4e0560609b4b38abfad2b85dcacdb1411f10b275n,
	cofactor: 1n,
	x: 3n,
	y: 0x7503cfe87a836ae3a61b8816e25450e6ce5e1c93acf1abc1778064fdcbefa921df1626be4fd036e93d75e6a50e3a41e98028fe5fc235f5b889a589cb5215f2a4n,
	size: 64
});
