import { proxy, wrap, type Remote } from 'comlink';
import type { NewRecord } from '#lib/vault/index.js';
import type { BenchRow } from './contender.js';
import type { BenchHost } from './vault.worker.js';

export const PASSPHRASE = 'төрт сөз бір-біріне ұқсамайды';
/** The least that a keyring may cost: the key's derivation is not measured. */
const COST = { memory: 19 * 1024, passes: 2, lanes: 1 };
const PROFILE = {
	occupation: 'advocate',
	name: 'Иванова Анна Сергеевна',
	association: 'Коллегия',
	licence: '0001'
} as const;
const SETTINGS = { numbering: 'yearly', subNumbers: false, registerLanguage: 'ru', lockAfter: 15 } as const;

/** The app's host of a vault in a worker of its own, on the store of that name. */
export function hostOf(store: string): { host: Remote<BenchHost>; worker: Worker } {
	const worker = new Worker(new URL('./vault.worker.ts', import.meta.url), { type: 'module', name: store });
	return { host: wrap<BenchHost>(worker), worker };
}

export async function makeVault(host: Remote<BenchHost>): Promise<void> {
	const plan = { passphrase: PASSPHRASE, deviceName: 'Ноутбук', profile: PROFILE, settings: SETTINGS, cost: COST };
	valueOf(
		await host.create(
			plan,
			proxy(() => undefined)
		)
	);
}

export function recordOf({ year, fields }: BenchRow): NewRecord {
	const salt = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0'));
	return { volume: year, kind: 'entered', base: [], body: { salt: salt.join(''), volume: year, fields } };
}

export function valueOf<T>(result: { ok: true; value: T } | { ok: false; error: { kind: string } }): T {
	if (!result.ok) throw new Error(`The vault refused: ${result.error.kind}.`);
	return result.value;
}
