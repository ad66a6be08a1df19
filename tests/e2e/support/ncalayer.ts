import { chromium, type Browser, type BrowserContext } from '@playwright/test';
import { issue, type Holder } from '../../doubles/eds/authority.js';
import { gostKey, rsaKey } from '../../doubles/eds/keys.js';
import { MobileServiceDouble } from '../../doubles/mobile-service.js';
import { NcaLayerDouble } from '../../doubles/ncalayer.js';
import { CHROMIUM_ARGS, chromiumPath } from '../../tools/browsers.js';

/** Where the browser of the desk finds the stand-in for the service of eGov Mobile. */
export const SERVICE = 'sign.example';

/** A lawyer's computer with the stand-in for NCALayer on it: a browser of its own, in which NCALayer's address leads to it. */
export interface Desk {
	double: NcaLayerDouble;
	service: MobileServiceDouble;
	browser: Browser;
	/** A fresh profile in that browser. */
	profile: () => Promise<BrowserContext>;
	/** The authority's root certificate, as its site gives it out. */
	root: Buffer;
	keys: Record<'lawyer' | 'gost' | 'other' | 'expired' | 'auth', Holder>;
	stamper: Holder;
	close: () => Promise<void>;
}

/** 12 digits with their check digit. */
export const LAWYER_IIN = '850101400001';
const ANNA = { commonName: 'ИВАНОВА АННА', surname: 'ИВАНОВА', patronymic: 'СЕРГЕЕВНА', serial: `IIN${LAWYER_IIN}` };
const MARAT = { commonName: 'САПАРОВ МАРАТ', surname: 'САПАРОВ', patronymic: 'ЕРЛАНҰЛЫ', serial: 'IIN900202300006' };
/** A key for signing in has this use alone. */
const SIGNING_IN = ['1.3.6.1.5.5.7.3.2'];

/**
 * Sets the desk up. The app knows one address of NCALayer and no other: the
 * browser of the test is told to look for it at the port where the stand-in
 * listens, and to take the certificate that nobody trusts.
 */
export async function startDesk(): Promise<Desk> {
	const root = await issue(await rsaKey(), { commonName: 'ТЕСТ НЕГІЗГІ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ', authority: true });
	const between = await issue(await rsaKey(), { commonName: 'ТЕСТ ҰКО', authority: true }, root);
	const keys = {
		lawyer: await issue(await rsaKey(), ANNA, between),
		gost: await issue(gostKey(64), ANNA, between),
		other: await issue(await rsaKey(), MARAT, between),
		expired: await issue(await rsaKey(), { ...ANNA, notAfter: new Date('2026-02-01T00:00:00Z') }, between),
		auth: await issue(await rsaKey(), { ...ANNA, uses: SIGNING_IN }, between)
	};
	const stamper = await issue(await rsaKey(), { commonName: 'ТЕСТ TSA', uses: ['1.3.6.1.5.5.7.3.8'] }, between);
	const double = await NcaLayerDouble.start(keys.lawyer, [between], true);
	const service = await MobileServiceDouble.start(keys.gost, [between], true);
	const portOf = ({ address }: { address: string }) => new URL(address).port;
	const browser = await chromium.launch({
		executablePath: chromiumPath(),
		args: [
			...CHROMIUM_ARGS,
			`--host-resolver-rules=MAP 127.0.0.1:13579 127.0.0.1:${portOf(double)},MAP ${SERVICE}:443 127.0.0.1:${portOf(service)}`,
			'--ignore-certificate-errors'
		]
	});
	return {
		double,
		service,
		browser,
		profile: () => browser.newContext({ locale: 'ru-KZ', timezoneId: 'Asia/Almaty', acceptDownloads: true }),
		root: Buffer.from(root.certificate),
		keys,
		stamper,
		close: async () => {
			await browser.close();
			await Promise.all([double.stop(), service.stop()]);
		}
	};
}
