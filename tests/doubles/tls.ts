import { issue } from './eds/authority.js';
import { rsaKey } from './eds/keys.js';

/** A key and a certificate of its own for 127.0.0.1, PEM; no browser trusts it unless it is told to. */
export async function ownIdentity(): Promise<{ key: string; cert: string }> {
	const key = await rsaKey();
	const { certificate } = await issue(key, { commonName: '127.0.0.1', uses: ['1.3.6.1.5.5.7.3.1'] });
	return { key: pem('PRIVATE KEY', await key.pkcs8()), cert: pem('CERTIFICATE', Buffer.from(certificate)) };
}

const pem = (what: string, bytes: Buffer): string =>
	`-----BEGIN ${what}-----\n${(bytes.toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END ${what}-----\n`;
