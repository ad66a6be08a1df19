import { BRIDGE_VERSION, type FromExtension } from '#lib/bridge/index.js';
import { openPanel, api } from '../shared/api.js';
import { localArea, sessionArea } from '../shared/area.js';
import { readFromPanel, readFromRegister, type PanelAnswer, type ToRegister } from '../shared/messages.js';
import { KEYS, readLanguage, readSites, type Ask, type Site } from '../shared/stored.js';
import { words } from '../i18n/words.js';
import { Answers } from './answers.js';
import type { Gone } from './queue.js';
import { isOwnPage, registerOf } from './sender.js';
import { addSite, connectOpenTabs, dropRevoked, forgetSite, tabsOf } from './sites.js';

/**
 * The background: the only writer of the queue and the receipts. It sleeps
 * whenever it likes: all it knows lies in the storage areas.
 */
const local = localArea();
const session = sessionArea();
const answers = new Answers({ session, local }, Date.now, api.runtime.getManifest().version);
const own = { id: api.runtime.id, base: api.runtime.getURL('') };
const MENU = 'fill-field';

/** One thing at a time: two offers at once would each read what the other is about to write. */
let turn: Promise<unknown> = Promise.resolve();
function inTurn<T>(work: () => Promise<T>): Promise<T> {
	const next = turn.then(work, work);
	turn = next.catch(() => undefined);
	return next;
}

api.runtime.onMessage.addListener((data: unknown, sender, respond: (answer: unknown) => void) => {
	if (isOwnPage(sender, own)) {
		const message = readFromPanel(data);
		if (message === null) return false;
		void inTurn(async (): Promise<PanelAnswer> => {
			if (message.kind === 'site-granted') return granted({ origin: message.origin, role: message.role });
			if (message.kind === 'site-forgotten') {
				await forgetSite(local, { origin: message.origin, role: message.role });
				return { ok: true, count: 1 };
			}
			const outcome = await answers.fromPanel(message);
			await tellGone(outcome.gone);
			if (outcome.receipts) await tellAll(await answers.receiptsNow());
			await afterChange();
			return outcome.answer;
		}).then(respond);
		return true;
	}
	const message = readFromRegister(data);
	if (message === null) return false;
	void inTurn(async (): Promise<ToRegister | null> => {
		const origin = registerOf(sender, own, await readSites(local));
		if (origin === null) return null;
		await tellGone(await answers.queue.expire());
		const messages =
			message.kind === 'page-hello'
				? await answers.hello(origin, message.version)
				: await answers.fromPage(origin, message.message);
		await afterChange();
		return { kind: 'to-page', messages };
	}).then(respond);
	return true;
});

async function granted(site: Site): Promise<PanelAnswer> {
	if (!(await addSite(local, site))) return { ok: false, why: 'not-granted' };
	if (site.role === 'register') await connectOpenTabs(site.origin);
	return { ok: true, count: 1 };
}

async function tellGone(gone: Gone | null): Promise<void> {
	if (gone?.to == null) return;
	await tell(gone.to, [{ kind: 'gone', version: BRIDGE_VERSION, transfers: gone.transfers }]);
}

async function tellAll(messages: FromExtension[]): Promise<void> {
	const sites = await readSites(local);
	for (const site of sites) if (site.role === 'register') await tell(site.origin, messages);
}

async function tell(origin: string, messages: FromExtension[]): Promise<void> {
	const message: ToRegister = { kind: 'to-page', messages };
	for (const tab of await tabsOf(origin)) {
		// A page that does not listen (yet) hears it at its next hello.
		await api.tabs.sendMessage(tab, message, { frameId: 0 }).catch(() => undefined);
	}
}

let timer: ReturnType<typeof setTimeout> | undefined;
/** The badge, and a look at the clock when the queue runs out, should we still be awake. */
async function afterChange(): Promise<void> {
	const queue = await answers.queue.waiting();
	const count = queue?.records.length ?? 0;
	await api.action.setBadgeText({ text: count === 0 ? '' : String(count) });
	clearTimeout(timer);
	if (queue !== null) {
		const wait = Math.min(queue.expires - Date.now(), 2 ** 31 - 1);
		timer = setTimeout(() => void inTurn(tidy), Math.max(wait, 0) + 1);
	}
}
async function tidy(): Promise<void> {
	await tellGone(await answers.queue.expire());
	await afterChange();
}

/** What a key or a menu asks: the panel may not be open yet, so it lies in the session area until it is. */
function ask(what: Ask['what'], tab: chrome.tabs.Tab | undefined): void {
	if (tab?.id === undefined) return;
	const asked: Ask = { what, tab: tab.id, at: Date.now() };
	// The panel first: browsers open it only within the user's own action, not after a wait.
	void openPanel(tab.windowId);
	void session.set(KEYS.ask, asked);
}
api.action.onClicked.addListener((tab) => ask('look', tab));
api.commands.onCommand.addListener((command, tab) => {
	if (command === 'fill') ask('fill', tab);
});
api.contextMenus.onClicked.addListener((info, tab) => {
	if (info.menuItemId === MENU) ask('field', tab);
});

async function setUp(): Promise<void> {
	// Firefox keeps the session area from content scripts by itself, and knows no such levels.
	for (const area of [api.storage.session, api.storage.local] as Partial<chrome.storage.StorageArea>[]) {
		await area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
	}
	await api.action.setBadgeBackgroundColor({ color: '#0a5a73' });
	await api.action.setBadgeTextColor({ color: '#ffffff' });
	await makeMenu();
	await dropRevoked(local);
	await tidy();
}
async function makeMenu(): Promise<void> {
	const { menuFillField } = words((await readLanguage(local)) ?? 'ru');
	await api.contextMenus.removeAll();
	api.contextMenus.create({ id: MENU, title: menuFillField, contexts: ['editable'] });
}

api.runtime.onInstalled.addListener(() => void inTurn(setUp));
api.runtime.onStartup.addListener(() => void inTurn(setUp));
api.permissions.onRemoved.addListener(() => void inTurn(() => dropRevoked(local)));
api.storage.onChanged.addListener((changes, area) => {
	if (area === 'local' && KEYS.language in changes) void inTurn(makeMenu);
});
