import { rmSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { words } from '../../../extension/i18n/words.js';
import { findBrowser, howToGet } from '../../tools/browsers.js';
import { extensionWithHosts } from './built.js';
import { exactly, firefoxWith, press, sees } from './firefox.js';
import { startPortal } from './portal-side.js';
import { openRow } from './records.js';
import { startRegister } from './register-side.js';

const w = words('ru');
test('in Firefox: handed over, filled, confirmed, and the register has the receipt', async () => {
	test.setTimeout(90_000);
	const found = findBrowser('firefox');
	if (found?.from !== 'system') {
		if (process.env.CI === 'true') throw new Error(howToGet('firefox'));
		test.skip(true, howToGet('firefox'));
		return;
	}
	const [register, portal] = await Promise.all([startRegister(), startPortal()]);
	const extension = extensionWithHosts('firefox', ['http://localhost/*']);
	const { open, openOwn, end } = await firefoxWith(found.path, extension);
	try {
		// The register stands open before it is allowed.
		const page = await open(register.url);
		const asking = (role: string, url: string) =>
			`permission/index.html?role=${role}&origin=${encodeURIComponent(url)}`;
		const permission = await openOwn(asking('register', register.url));
		await permission.evaluate("chrome.storage.local.set({ language: 'ru' })");
		await press(permission, w.permitAllow);
		await sees(permission, exactly(w.permitDone));
		const heard = (kind: string) => async () =>
			(await register.heard(page as never)).some((message) => message.kind === kind);
		await expect.poll(heard('welcome')).toBe(true);
		await openOwn(asking('portal', portal.url), permission);
		await press(permission, w.permitAllow);
		await sees(permission, exactly(w.permitDone));
		await permission.close();

		await register.offer(page as never, [openRow('60')]);
		await expect.poll(heard('taken')).toBe(true);

		const form = await open(portal.url);
		const panel = await openOwn('panel/index.html');
		const tab = (await panel.evaluate(
			`chrome.tabs.query({}).then((tabs) => tabs.find((tab) => tab.url === ${JSON.stringify(portal.url)}).id)`
		)) as number;
		await openOwn(`panel/index.html?tab=${tab}`, panel);
		await press(panel, w.planFill(3));
		await sees(panel, exactly(w.reportGood(3)));
		expect(await form.evaluate('portal.values()')).toEqual({
			date: '2026-10-12',
			essence: 'Семейный спор, взыскание содержания',
			kind: '2',
			licence: 'своё',
			iin: '',
			client: ''
		});
		expect(await form.evaluate('portal.submits')).toBe(0);

		await press(panel, w.enteredSave);
		await sees(panel, exactly(w.enteredDone('№ 60')));
		await expect.poll(heard('receipts')).toBe(true);
		const kept = (await panel.evaluate(
			'Promise.all([chrome.storage.local.get(null), chrome.storage.session.get(null)]).then(JSON.stringify)'
		)) as string;
		expect(kept).not.toContain('взыскание');
		expect(kept).toContain('"receipts":[]');
	} finally {
		await end();
		await Promise.all([register.close(), portal.close()]);
		rmSync(extension, { recursive: true, force: true });
	}
});
