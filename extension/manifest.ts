import packageJson from '../package.json' with { type: 'json' };

/** The two families of browsers that the extension is built for. */
export type Target = 'chromium' | 'firefox';

/** Pages of the extension may load what it ships, and nothing else; they reach no network at all. */
const POLICY = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"img-src 'self' data:",
	"font-src 'self'",
	"connect-src 'none'",
	"base-uri 'none'",
	"form-action 'none'",
	"object-src 'none'"
].join('; ');

const ICONS = { '192': 'icons/icon-192.png', '512': 'icons/icon-512.png' };

/** The manifest of the extension, one source for both browsers. Asks for no host: each is granted by the user. */
export function manifest(target: Target): Record<string, unknown> {
	const shared = {
		manifest_version: 3,
		name: 'Тізілім',
		version: packageJson.version,
		description: 'Тізілім: Order 1465 register, companion for the legal assistance portal',
		icons: ICONS,
		permissions: ['activeTab', 'scripting', 'storage', 'contextMenus'],
		optional_host_permissions: ['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*'],
		content_security_policy: { extension_pages: POLICY },
		// Lawyer's secret has no place in a window whose storage is shared with the other one.
		incognito: 'not_allowed',
		action: { default_title: 'Тізілім', default_icon: { '192': ICONS['192'] } },
		commands: {
			_execute_action: { suggested_key: { default: 'Alt+Shift+Z' } },
			fill: { suggested_key: { default: 'Alt+Shift+X' }, description: 'Тізілім: порталды толтыру / заполнить портал' }
		}
	};
	return target === 'chromium'
		? {
				...shared,
				minimum_chrome_version: '137',
				permissions: [...shared.permissions, 'sidePanel'],
				background: { service_worker: 'background.js', type: 'module' },
				side_panel: { default_path: 'panel/index.html' }
			}
		: {
				...shared,
				background: { scripts: ['background.js'], type: 'module' },
				sidebar_action: { default_panel: 'panel/index.html', default_title: 'Тізілім', open_at_install: false },
				browser_specific_settings: {
					gecko: {
						id: 'register@tizilim.kz',
						strict_min_version: '140.0',
						data_collection_permissions: { required: ['none'] }
					}
				}
			};
}
