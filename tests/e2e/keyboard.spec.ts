import { expect, type Locator, type Page } from '@playwright/test';
import { App, PASSPHRASE } from './support/app.js';
import { test } from './support/fixtures.js';

/** More stops than any screen here has. */
const STOPS = 150;

/** How the focus shows where it stands now, or what is wrong with it. Runs in the page. */
async function focusShows(): Promise<string> {
	const drawn = () => new Promise((done) => requestAnimationFrame(done));
	await drawn();
	// What follows the focus, as the button that comes down from above, gets there first.
	const onTheWay = document.getAnimations().filter((one) => one instanceof CSSTransition);
	await Promise.allSettled(onTheWay.map((one) => one.finished));
	await drawn();
	const at = document.activeElement;
	if (!(at instanceof HTMLElement) || at === document.body) return 'nowhere';
	const name = `${at.tagName} ${(at.getAttribute('aria-label') ?? at.textContent).trim().slice(0, 40)}`;
	// A field that is laid over its label shows the focus on the label.
	const marked = [at, at.closest('label'), at.closest('.drop'), at.closest('tr')?.cells[0]].find((element) => {
		if (!element) return false;
		const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
		return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || (element !== at && boxShadow !== 'none');
	});
	if (!marked) return `unmarked: ${name}`;
	const { left, right, top, bottom } = at.getBoundingClientRect();
	const inside = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
	if (!inside) return `out of sight: ${name}`;
	const [x, y] = [
		(Math.max(0, left) + Math.min(innerWidth, right)) / 2,
		(Math.max(0, top) + Math.min(innerHeight, bottom)) / 2
	];
	const covering = document.elementFromPoint(x, y);
	const own =
		covering !== null && (at.contains(covering) || covering.contains(at) || covering.closest('label')?.contains(at));
	return own ? 'shown' : `covered by ${covering?.tagName ?? 'nothing'}: ${name}`;
}

/** Goes on with Tab until the focus stands on it; each stop on the way must show. */
async function tabTo(page: Page, target: Locator): Promise<void> {
	await expect(target.first()).toBeVisible({ timeout: 30_000 });
	for (let stop = 0; stop < STOPS; stop += 1) {
		if (await target.first().evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press('Tab');
		const shows = await page.evaluate(focusShows);
		// Between the last stop and the first one the focus is in the browser's own bars.
		if (shows !== 'nowhere') expect(shows).toBe('shown');
	}
	throw new Error('The focus never came there.');
}

async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
	await tabTo(page, target);
	await page.keyboard.press(key);
}

async function type(page: Page, target: Locator, text: string): Promise<void> {
	await tabTo(page, target);
	await page.keyboard.press('ControlOrMeta+A');
	await page.keyboard.insertText(text);
}

/** A radio of a group: Tab comes to the group, the arrows choose in it. */
async function choose(page: Page, option: Locator): Promise<void> {
	await expect(option.first()).toBeVisible();
	const name = (await option.first().getAttribute('name')) ?? '';
	for (let stop = 0; stop < STOPS; stop += 1) {
		if (await page.evaluate((group) => document.activeElement?.getAttribute('name') === group, name)) break;
		await page.keyboard.press('Tab');
	}
	expect(await page.evaluate(focusShows)).toBe('shown');
	for (let turn = 0; turn < 20 && !(await option.first().isChecked()); turn += 1)
		await page.keyboard.press(turn === 0 ? 'Space' : 'ArrowRight');
	await expect(option.first()).toBeChecked();
}

test('the whole path with the keyboard alone: first start, a row, its correction, locked and unlocked', async ({
	page,
	served
}) => {
	await page.setViewportSize({ width: 1280, height: 900 });
	// Without it the page glides to what has the focus, and is not there yet when it is looked at.
	await page.emulateMedia({ reducedMotion: 'reduce' });
	const app = new App(page);
	await page.goto(served.url);
	// Before it stands, the screen that is left behind has the same choice of languages.
	await expect(app.button('next')).toBeVisible();
	await choose(page, page.getByRole('radio', { name: 'Русский' }));
	await press(page, app.button('next'));
	await type(page, page.getByLabel(app.words('new_passphrase')), PASSPHRASE);
	await type(page, page.getByLabel(app.words('passphrase_again')), PASSPHRASE);
	await page.keyboard.press('Enter');
	await type(page, app.field('lawyer_name'), 'Иванова Анна Сергеевна');
	await press(page, app.button('make_register'));
	await press(page, app.button('words_later'));
	await app.opened();

	await page.keyboard.press('KeyN');
	await type(page, app.field('field_essence'), 'Взыскание алиментов');
	await choose(page, app.option('basis_short_request'));
	await choose(page, app.option('kind_consulting'));
	await page.keyboard.press('Control+Enter');
	await app.saved('1');

	const dialog = page.getByRole('dialog');
	const correct = app.link('action_correct');
	await press(page, correct);
	await expect(dialog).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
	await expect(correct).toBeFocused();
	await page.keyboard.press('Enter');
	await press(page, dialog.getByRole('button', { name: app.words('field_essence'), exact: true }), 'Space');
	const text = dialog.getByRole('textbox', { name: app.words('new_value_of', { field: app.words('field_essence') }) });
	await type(page, text, 'Перерасчёт пенсии');
	await press(page, dialog.getByRole('button', { name: app.words('reason_slip') }), 'Space');
	await page.keyboard.press('Control+Enter');
	await expect(dialog).toBeHidden();
	await expect(page.locator('s', { hasText: 'Взыскание алиментов' }).first()).toBeVisible();
	await expect(correct).toBeFocused();

	await page.keyboard.press('Escape');
	await expect(page.getByRole('article')).toBeHidden();
	await page.keyboard.press('ArrowDown');
	await expect(page.locator('a[data-row]').first()).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('article')).toBeVisible();

	await press(page, app.button('lock'));
	await expect(page.getByLabel(app.words('passphrase'), { exact: true })).toBeFocused();
	await page.keyboard.insertText(PASSPHRASE);
	await page.keyboard.press('Enter');
	await expect(page.locator('s', { hasText: 'Взыскание алиментов' }).first()).toBeVisible({ timeout: 30_000 });
	await expect(page.getByText('Перерасчёт пенсии').first()).toBeVisible();
});

test('Tab goes once around each screen and comes out again; every stop shows', async ({ page, served }) => {
	await page.setViewportSize({ width: 1280, height: 900 });
	// Without it the page glides to what has the focus, and is not there yet when it is looked at.
	await page.emulateMedia({ reducedMotion: 'reduce' });
	const app = new App(page);
	await app.open(served.url);
	await app.create();
	await app.enterRow('1', 'Взыскание алиментов');
	const row = await page.evaluate(() => location.hash);
	for (const screen of ['#/', '#/new', row, `${row}?form=complete`, `${row}?form=time`, '#/import', '#/settings']) {
		await app.go(screen);
		await expect(page.locator('h1').first()).toBeVisible();
		const stops = new Set<string>();
		let left = false;
		for (let stop = 0; stop < STOPS && !left; stop += 1) {
			await page.keyboard.press('Tab');
			const shows = await page.evaluate(focusShows);
			left = shows === 'nowhere' && stops.size > 0;
			if (shows !== 'nowhere') {
				expect.soft(shows, screen).toBe('shown');
				stops.add(await page.evaluate(() => document.activeElement?.outerHTML ?? ''));
			}
		}
		expect(left, `${screen}: ${String(stops.size)} stops, and no way out`).toBe(true);
		expect(stops.size, screen).toBeGreaterThan(2);
		await page.keyboard.press('Escape');
	}
});
