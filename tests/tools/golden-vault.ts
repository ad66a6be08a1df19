import { fold, recordText, type RecordBodies, type RecordKind, type Register } from '#lib/register/index.js';
import { toHex, type Bytes } from '#lib/vault/bytes.js';
import { writeContainer, type Item } from '#lib/vault/container.js';
import { agreePublicKey } from '#lib/vault/crypto.js';
import { initialise } from '#lib/vault/document.js';
import { rootAgreeSeed, sealEpoch } from '#lib/vault/epoch.js';
import { deriveHere } from '#lib/vault/kdf.js';
import { sealKeyring } from '#lib/vault/keyring.js';
import { sealSnapshot } from '#lib/vault/snapshot.js';
import { wordsOf } from '#lib/vault/words.js';
import { recordOf, seedOf, TestDevice, testVault, type More, type Written } from './test-vault.js';
import { FLOOR_COST } from './vectors.js';

const PASSPHRASE = 'қырықбуын мен алма 1991';
const OLD_YEAR = '2025'.repeat(8);
const YEAR = '2026'.repeat(8);

/** What the register of the golden vault must always show: less than a `Register`, so that it may gain fields. */
export const shown = (register: Register) => ({
	rows: register.rows.map((row) => ({
		id: row.id,
		volume: row.volume,
		values: Object.fromEntries(Object.entries(row.values).filter(([, value]) => value !== null)),
		minutes: row.minutes,
		struck: row.struck,
		voided: row.voided?.reason ?? null,
		consent: row.consent,
		late: row.late,
		recorded: row.recorded,
		sessions: row.sessions.map(({ date, minutes, struck }) => ({ date, minutes, struck: struck.length })),
		paper: row.paper?.page ?? null,
		history: row.history.map(({ record, kind, reason }) => ({ record, kind, reason }))
	})),
	volumes: register.volumes.map(({ year, rows, highest, next, whole }) => ({ year, rows, highest, next, whole })),
	devices: register.devices.map(({ device, name, revoked }) => ({ device, name, revoked })),
	profile: register.profile,
	settings: register.settings,
	problems: register.problems,
	undecided: register.undecided.length
});

/** Writes rows; what a row has seen is named as the app names it. */
class Pen {
	readonly #heads = new Map<string, string>();
	constructor(readonly device: TestDevice) {}

	write<K extends RecordKind>(document: string, kind: K, body: RecordBodies[K], more: More = {}): string {
		const about = more.row ?? kind;
		const base = this.#heads.get(about);
		const { n } = this.device.write(document, kind, body, { ...more, base: base === undefined ? [] : [base] });
		const id = `${this.device.id}.${String(n)}`;
		this.#heads.set(kind === 'entered' ? id : about, id);
		return id;
	}

	/** Goes on from what the other device wrote of a row. */
	saw(row: string, last: string): void {
		this.#heads.set(row, last);
	}
}

/** The vault was made a year before. */
const FIRST: More = { day: '2025-03-03', at: '2025-03-03T18:00:00.000+05:00' };
const on = (day: string, time: string): More => ({ day, at: `${day}T${time}:00.000+05:00` });

function writeOldYear(pen: Pen): void {
	const row = pen.write(
		OLD_YEAR,
		'entered',
		{
			salt: toHex(seedOf('salt 1').slice(0, 16)),
			volume: 2025,
			fields: {
				number: '1',
				applicationDate: '2025-03-03',
				language: 'ru',
				basisKind: 'prosecution-order',
				basisNumber: '114/25',
				basisDate: '2025-03-02',
				basisBody: 'СУ УП Бостандыкского района г. Алматы',
				category: 'criminal',
				essence: 'Защита подозреваемого по ст. 188 УК: кража велосипеда, «вещдок» не изъят.\nВстреча в ИВС.',
				clientName: 'Ахметов Ербол Қайратұлы'
			}
		},
		on('2025-03-03', '18:20')
	);
	pen.write(
		OLD_YEAR,
		'completed',
		{ fields: { assistanceKind: 'defence', role: 'protection' } },
		{ row, ...on('2025-03-04', '09:00') }
	);
	pen.write(
		OLD_YEAR,
		'corrected',
		{
			fields: { basisNumber: '141/25', essence: 'Защита подозреваемого по ст. 188 УК: кража велосипеда.' },
			reason: 'Описка в номере постановления'
		},
		{ row, ...on('2025-03-05', '09:30') }
	);
	pen.write(OLD_YEAR, 'paper', { log: 'Журнал 2025', page: 1, line: 1 }, { row, ...on('2025-03-05', '19:00') });
	const twice = pen.write(
		OLD_YEAR,
		'entered',
		{
			salt: toHex(seedOf('salt 2').slice(0, 16)),
			volume: 2025,
			fields: { number: '2', applicationDate: '2025-03-03', language: 'kk', essence: 'Қате енгізілген жол' }
		},
		on('2025-03-03', '18:40')
	);
	pen.write(OLD_YEAR, 'voided', { reason: 'Екі рет енгізілген' }, { row: twice, ...on('2025-03-03', '18:45') });
}

function writeYear(pen: Pen): string {
	const row = pen.write(
		YEAR,
		'entered',
		{
			salt: toHex(seedOf('salt 3').slice(0, 16)),
			volume: 2026,
			fields: {
				number: '1',
				applicationDate: '2026-10-12',
				language: 'kk',
				basisKind: 'request',
				basisDate: '2026-10-12',
				category: 'family',
				essence: 'Алимент өндіру: әкесі Түркияда, мекенжайы белгісіз.',
				essenceForPortal: 'Алимент өндіріп алу туралы',
				assistanceKind: 'consulting',
				lateReason: 'Жолда болдым, байланыс жоқ',
				clientName: 'Әлиева Гүлнұр Ғаниқызы',
				clientPhones: ['+7 701 000 00 00'],
				otherParties: ['Əлиев С.']
			}
		},
		on('2026-10-14', '10:31')
	);
	pen.write(YEAR, 'consent', { given: true, how: 'oral', date: '2026-10-14' }, { row, ...on('2026-10-14', '10:32') });
	return pen.write(
		YEAR,
		'time',
		{ date: '2026-10-14', from: '10:30', to: '11:15', minutes: 45, what: 'Кеңес' },
		{ row, ...on('2026-10-14', '11:16') }
	);
}

/** The secrets with which the golden vault opens, and what it must then show. */
interface Golden {
	container: Bytes;
	secrets: { passphrase: string; words: string };
	expected: ReturnType<typeof shown>;
}

/** Makes the golden vault: a laptop that the root admitted, a phone that the laptop did, two years, five rows. */
export async function makeGoldenVault(automerge: Uint8Array): Promise<Golden> {
	await initialise(automerge);
	const { vault, rootSeed, keys, epoch, epochKey, document, device: laptop } = await testVault('golden', FIRST);
	const phone = await TestDevice.of(vault, 'golden phone');
	const pen = new Pen(laptop);
	pen.write(
		document,
		'profile',
		{
			occupation: 'advocate',
			name: 'Сәрсенова Айгүл Маратқызы',
			association: 'Алматы қалалық адвокаттар алқасы',
			licence: '0004321'
		},
		FIRST
	);
	pen.write(
		document,
		'settings',
		{ registerLanguage: 'both', numbering: 'yearly', subNumbers: false, lockAfter: 10 },
		FIRST
	);
	pen.write(document, 'volume-opened', { year: 2025, document: OLD_YEAR }, FIRST);
	writeOldYear(pen);
	pen.write(document, 'volume-opened', { year: 2026, document: YEAR }, on('2026-10-14', '10:30'));
	const session = writeYear(pen);
	const phoneIn = await phone.admission({ by: laptop.id, signer: laptop.signer }, 'телефон');
	pen.write(document, 'device-added', phoneIn, on('2026-10-14', '11:50'));

	phone.read(document, laptop.written);
	phone.read(YEAR, laptop.written);
	const row = `${laptop.id}.${String(laptop.written.findIndex(({ text }) => text.includes('Алимент өндіру:')) + 1)}`;
	const phonePen = new Pen(phone);
	phonePen.saw(row, session);
	phonePen.write(
		YEAR,
		'time-corrected',
		{ session, date: '2026-10-14', minutes: 50, reason: 'Уақыт дәлденді' },
		{ row, ...on('2026-10-14', '12:00') }
	);
	phonePen.write(
		YEAR,
		'entered',
		{
			salt: toHex(seedOf('salt 4').slice(0, 16)),
			volume: 2026,
			fields: {
				number: '2',
				applicationDate: '2026-10-14',
				language: 'ru',
				basisKind: 'court-order',
				essence: 'Взыскание алиментов 👨‍👩‍👧 — приказ'
			}
		},
		on('2026-10-14', '15:00')
	);
	phonePen.write(
		YEAR,
		'entered',
		{
			salt: toHex(seedOf('salt 5').slice(0, 16)),
			volume: 2026,
			fields: { number: '4', applicationDate: '2026-10-13', essence: 'Из прежнего реестра', minutes: 30 },
			imported: { key: toHex(seedOf('imported')), sheet: 'Реестр', sourceRow: 7, column7: 'ЭЦП', onPaper: true }
		},
		on('2026-10-14', '15:05')
	);
	// What a later version wrote is carried along, and reported.
	phone.writeText(YEAR, (n) => {
		const later = {
			...recordOf('entered', phone.id, n, { salt: '', volume: 2026, fields: {} }, on('2026-10-14', '16:00')),
			v: 1,
			kind: 'from-later',
			body: { more: ['ы'] }
		};
		return recordText(later);
	});
	laptop.read(YEAR, phone.written);

	const stretch = (device: TestDevice, from: number, to: number) => device.run(keys, epoch, from, to);
	const runs = [
		await stretch(laptop, 1, 2),
		...(await Promise.all([3, 4, 5, 6].map((n) => stretch(laptop, n, n)))),
		await stretch(laptop, 7, laptop.written.length),
		await stretch(phone, 1, 1),
		await stretch(phone, 2, phone.written.length)
	];
	const key = await keys.key('snapshot', epoch, laptop.id);
	if (!key) throw new Error('no key of the epoch');
	const snapshots: Bytes[] = [];
	for (const id of [document, OLD_YEAR, YEAR]) {
		const header = { vault, epoch, document: id, maker: laptop.id };
		const vector = Object.fromEntries([laptop, phone].flatMap((device) => place(device.id, lastIn(device, id))));
		snapshots.push(await sealSnapshot(header, { document: id, vector, saved: laptop.saved(id) }, laptop.signer, key));
	}

	const secrets = {
		signSeed: seedOf('golden laptop sign'),
		agreeSeed: laptop.agreeSeed,
		epochs: [epochKey],
		rootSeed: null
	};
	const keyring = await sealKeyring(
		{ unlockKey: seedOf('golden unlock'), keyring: { vault, ...secrets, admission: null } },
		PASSPHRASE,
		deriveHere,
		FLOOR_COST
	);
	if (!keyring.ok) throw new Error(keyring.error.kind);
	const rootAgree = await agreePublicKey(await rootAgreeSeed(rootSeed));
	const items: Item[] = [
		{ type: 'keyring', bytes: keyring.value },
		{ type: 'epoch', bytes: await sealEpoch(vault, epochKey, 'root', rootAgree) },
		{ type: 'epoch', bytes: await sealEpoch(vault, epochKey, phone.id, await agreePublicKey(phone.agreeSeed)) },
		...runs.map((bytes) => ({ type: 'run', bytes }) as const),
		...snapshots.map((bytes) => ({ type: 'snapshot', bytes }) as const)
	];
	const texts = [...laptop.written, ...phone.written].map(({ text }) => text);
	return {
		container: writeContainer(vault, items),
		secrets: { passphrase: PASSPHRASE, words: wordsOf(rootSeed).join(' ') },
		expected: shown(fold(texts))
	};
}

const lastIn = (device: TestDevice, document: string): Written | undefined =>
	device.written.findLast((one) => one.document === document);
const place = (device: string, last: Written | undefined) =>
	last ? [[device, { n: last.n, link: toHex(last.link) }] as const] : [];
