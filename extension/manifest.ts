import packageJson from '../package.json' with { type: 'json' };

/** The two families of browsers that the extension is built for. */
export type Target = 'chromium' | 'firefox';

/** The manifest of the extension, one source for both browsers. Asks for no host: each is granted by the user. */
export function manifest(target: Target): Record<string, unknown> {
	const shared = {
		manifest_version: 3,
		name: 'Тізілім',
		version: packageJson.version,
		description: 'Тізілім: Order 1465 register, companion for the legal assistance portal',
		permissions: ['activeTab', 'scripting', 'storage', 'contextMenus'],
		action: { default_title: 'Тізілім' }
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
				sidebar_action: { default_panel: 'panel/index.html', default_title: 'Тізілім' },
				browser_specific_settings: {
					gecko: {
						id: 'register@tizilim.kz',
						strict_min_version: '140.0',
						data_collection_permissions: { required: ['none'] }
					}
				}
			};
}
