import { fileURLToPath } from 'node:url';
import { expect, test as base } from '@playwright/test';
import { serve } from '../../tools/serve.js';
import { PATIENCE, startEngine, type Engine, type EngineName } from './engine.js';
import { words } from './words.js';

const PASSPHRASE = 'төрт сөз бір-біріне ұқсамайды';
const OLD_TEXT = 'Взыскание алиментов';
const NEW_TEXT = 'Зейнетақы мөлшері';
/** Those of the sample, and one. */
const ROWS = 63;
const NEW_ROW = "document.querySelector('form.new [type=submit]')";
const SAVE_BUTTON = `${NEW_ROW}.textContent`;
const SAMPLE = fileURLToPath(new URL('../../fixtures/register-2026-ru.xlsx', import.meta.url));

const text = (engine: Engine) => engine.ask('document.body.innerText').then(String);
const sees = (engine: Engine, what: string) => expect.poll(() => text(engine), { timeout: PATIENCE }).toContain(what);
const struck = (engine: Engine) =>
	engine.ask("[...document.querySelectorAll('article s')].map((old) => old.textContent).join()");

/** Each engine in turn; one that cannot be had is skipped aloud, and never on the build machine. */
for (const name of ['firefox', 'webkit'] satisfies EngineName[]) {
	const test = base.extend<{ engine: Engine }>({
		engine: async ({ browserName: _ }, use) => {
			const engine = await startEngine(name);
			if ('missing' in engine) {
				if (process.env.CI === 'true') throw new Error(engine.missing);
				console.warn(`NOT TESTED in ${name}: ${engine.missing}`);
				base.skip(true, engine.missing);
				return;
			}
			console.log(`${name}: ${engine.version}`);
			await use(engine);
			await engine.close();
		}
	});
	test(`the main path in ${name}`, async ({ engine }) => {
		const server = await serve();
		const url = `${server.url}/`;
		await engine.open(url);

		// First start.
		await engine.press('radio', 'Русский');
		await engine.press('button', words('next'));
		await engine.write(words('new_passphrase'), PASSPHRASE);
		await engine.write(words('passphrase_again'), PASSPHRASE);
		await engine.press('button', words('next'));
		await engine.write(words('lawyer_name'), 'Иванова Анна Сергеевна');
		await engine.press('button', words('make_register'));
		await engine.press('button', words('words_later'));

		// A register from Excel.
		await engine.press('link', words('nav_import'));
		await sees(engine, words('import_choose'));
		await engine.give(SAMPLE);
		await engine.press('button', words('import_add', { count: 62 }));
		await sees(engine, words('import_added', { count: 62 }));
		await engine.press('link', words('back_to_register'));
		await engine.press('link', words('row_number', { number: 62 }));
		// The row stands open: until then the list may move, and a press goes to where a link has been.
		await sees(engine, words('action_correct'));

		// Entered.
		await engine.press('link', words('new_row'));
		await expect.poll(() => engine.ask(`Boolean(${NEW_ROW})`), { timeout: PATIENCE }).toBe(true);
		await engine.write(words('field_essence'), OLD_TEXT);
		await engine.press('radio', words('basis_short_request'));
		const number = Number(/№ (\d+)/.exec(String(await engine.ask(SAVE_BUTTON)))?.[1]);
		await engine.press('button', words('save_row', { number }));
		await sees(engine, words('row_saved', { number }).split('{time}')[0] ?? '');

		// Completed.
		await engine.press('link', words('action_complete'));
		await engine.press('radio', words('kind_consulting'));
		await engine.write(words('field_minutes'), '1:30');
		await engine.press('button', words('save'));
		await sees(engine, '1:30');

		// Corrected.
		await engine.press('link', words('action_correct'));
		// The heading of column 4 bears the same name, until the form lies over it.
		await sees(engine, words('correct_text'));
		await engine.press('button', words('field_essence'));
		await engine.write(words('new_value_of', { field: words('field_essence') }), NEW_TEXT);
		await engine.press('button', words('reason_slip'));
		await engine.press('button', words('save_correction'));
		await expect.poll(() => struck(engine), { timeout: PATIENCE }).toContain(OLD_TEXT);

		// Locked: nothing of it is left on the screen. Unlocked: all of it is there.
		const isThere = async () => {
			await sees(engine, NEW_TEXT);
			await engine.press('link', words('row_number', { number }));
			await expect.poll(() => struck(engine), { timeout: PATIENCE }).toContain(OLD_TEXT);
			await sees(engine, '1:30');
		};
		const unlock = async () => {
			await engine.write(words('passphrase'), PASSPHRASE);
			await engine.press('button', words('unlock'));
		};
		await engine.press('button', words('lock'));
		await sees(engine, words('locked_title'));
		for (const secret of [NEW_TEXT, OLD_TEXT, 'Иванова']) expect(await text(engine)).not.toContain(secret);
		await unlock();
		await sees(engine, NEW_TEXT);
		await engine.press('link', words('back'));
		await isThere();

		// A cold start without a server.
		await expect
			.poll(() => engine.ask('navigator.serviceWorker.controller?.state ?? "none"'), { timeout: PATIENCE })
			.toBe('activated');
		await server.close();
		if (engine.cutPower) {
			await engine.cutPower();
			await engine.open(url);
		} else await engine.openAnew(url);
		await sees(engine, words('locked_title'));
		await unlock();
		await sees(engine, NEW_TEXT);
		await sees(engine, words('rows_counted', { count: ROWS }));
		await isThere();
	});

	test(`what the app needs is there in ${name}`, async ({ engine }) => {
		const server = await serve();
		await engine.open(`${server.url}/`);
		expect(await engine.ask(`(${probe.toString()})()`)).toEqual({
			ed25519: 'ok',
			x25519: 'ok',
			locks: 'ok',
			strict: 'ok',
			moduleWorker: 'ok',
			serviceWorker: 'ok',
			wasm: 'ok'
		});
		await server.close();
	});
}

/** Runs in the page: each part of the browser by use, as the app uses it. */
async function probe() {
	const works = async (use: () => Promise<boolean>) => {
		try {
			return (await use()) ? 'ok' : 'no';
		} catch (error) {
			return String(error);
		}
	};
	const asks = <T>(request: IDBRequest<T>) =>
		new Promise<T>((done, failed) => {
			request.onsuccess = () => done(request.result);
			request.onerror = () => failed(new Error(request.error?.message));
		});
	return {
		ed25519: await works(async () => {
			const keys = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
			const data = new Uint8Array(8);
			return crypto.subtle.verify(
				'Ed25519',
				keys.publicKey,
				await crypto.subtle.sign('Ed25519', keys.privateKey, data),
				data
			);
		}),
		x25519: await works(async () => {
			const keys = await crypto.subtle.generateKey('X25519', false, ['deriveBits']);
			const bits = await crypto.subtle.deriveBits({ name: 'X25519', public: keys.publicKey }, keys.privateKey, 256);
			return bits.byteLength === 32;
		}),
		locks: await works(async () => {
			return await navigator.locks.request('probe', () =>
				navigator.locks.request('probe', { ifAvailable: true }, (second) => second === null)
			);
		}),
		strict: await works(async () => {
			const opening = indexedDB.open('probe');
			opening.onupgradeneeded = () => opening.result.createObjectStore('all');
			const base = await asks(opening);
			const write = base.transaction('all', 'readwrite', { durability: 'strict' });
			const ends = new Promise((done) => (write.oncomplete = done));
			write.objectStore('all').put(new Uint8Array(9), 'key');
			await ends;
			base.close();
			await asks(indexedDB.deleteDatabase('probe'));
			return write.durability === 'strict';
		}),
		moduleWorker: await works(
			() =>
				new Promise((done) => {
					let asked = false;
					const options: WorkerOptions = {
						get type(): WorkerType {
							asked = true;
							return 'module';
						}
					};
					new Worker('service-worker.js', options).terminate();
					done(asked);
				})
		),
		serviceWorker: await works(async () => (await navigator.serviceWorker.ready).active !== null),
		wasm: await works(async () => {
			await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
			return true;
		})
	};
}
