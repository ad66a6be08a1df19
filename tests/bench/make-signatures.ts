import { issue } from '../doubles/eds/authority.js';
import { signCms } from '../doubles/eds/cms.js';
import { gostKey, rsaKey } from '../doubles/eds/keys.js';

/** Signatures over texts of the length of a signed row, base64 and PEM of DER, with the root that they lead to. */
export async function makeSignatures(kind: 'rsa' | 'gost', count: number) {
	const key = () => (kind === 'rsa' ? rsaKey() : Promise.resolve(gostKey(64)));
	const root = await issue(await key(), { commonName: 'BENCH ROOT', authority: true });
	const between = await issue(await key(), { commonName: 'BENCH CA', authority: true }, root);
	const signer = await issue(await key(), { commonName: 'BENCH', serial: 'IIN000000000000' }, between);
	const signed = [];
	for (let at = 0; at < count; at += 1) {
		const data = JSON.stringify({ number: String(at + 1), text: 'ә'.repeat(600) });
		const cms = await signCms(new TextEncoder().encode(data), signer, { chain: [between] });
		signed.push({ data, cms: Buffer.from(cms).toString('base64') });
	}
	return { root: Buffer.from(root.certificate).toString('base64'), signed };
}
