import { expect, test } from 'vitest';
import { fromHex, toHex } from '../bytes.js';
import { streebog } from './streebog.js';

// RFC 6986, 10: the messages are written there from the highest byte down; here in the order of their bytes.
const M1 = new TextEncoder().encode('012345678901234567890123456789012345678901234567890123456789012');
const M2 = fromHex(
	'd1e520e2e5f2f0e82c20d1f2f0e8e1eee6e820e2edf3f6e82c20e2e5fef2fa20f120eceef0ff20f1f2f0e5ebe0ece820ede020f5f0e0e1f0fbff20efebfaeafb20c8e3eef0e5e2fb'
);

test.each([
	[
		M1,
		64,
		'1b54d01a4af5b9d5cc3d86d68d285462b19abc2475222f35c085122be4ba1ffa00ad30f8767b3a82384c6574f024c311e2a481332b08ef7f41797891c1646f48'
	],
	[M1, 32, '9d151eefd8590b89daa6ba6cb74af9275dd051026bb149a452fd84e5e57b5500'],
	[
		M2,
		64,
		'1e88e62226bfca6f9994f1f2d51569e0daf8475a3b0fe61a5300eee46d961376035fe83549ada2b8620fcd7c496ce5b33f0cb9dddc2b6460143b03dabac9fb28'
	],
	[M2, 32, '9dd2fe4e90409e5da87f53976d7405b0c0cac628fc669a741d50063c557e8f50']
] as const)('RFC 6986, example %#', (message, size, digest) => {
	expect(toHex(streebog(message, size))).toBe(digest);
});

test('a message made by the national library', () => {
	expect(toHex(streebog(new TextEncoder().encode('ncalayer-rs test message'), 64))).toBe(
		'7d2b8e1c32c116aba0e4c14a021d459206b6174d201cddfed0b256da91729cf169199a9ff12d6026c29e6acabe19c4d191954823f54fb7b2661b3b4b5cfe2179'
	);
});

test('lengths around the end of a block differ from each other', () => {
	const digests = Array.from({ length: 130 }, (_, length) => toHex(streebog(new Uint8Array(length), 32)));
	expect(new Set(digests).size).toBe(130);
});
