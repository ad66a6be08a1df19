/**
 * Which room may look into which: the arrows between folders, as README draws
 * them. `npm run check` fails on an arrow that is not here, and on any cycle.
 */
const room = (name) => `^src/lib/${name}/`;
const only = (name, from, allowed) => ({
	name,
	severity: 'error',
	from: { path: from, pathNot: '\\.test\\.ts$' },
	to: { path: '^(src|extension|tests)/', pathNot: [from, ...allowed] }
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		{ name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
		{
			name: 'no-unresolved',
			severity: 'error',
			from: {},
			to: { couldNotResolve: true, pathNot: ['^\\$', '^chrome$', 'paraglide', '\\?url$', '\\?worker'] }
		},
		only('register-imports-nothing-of-ours', room('register'), []),
		only('standard-looks-at-register', room('standard'), ['register', 'workers'].map(room)),
		only('paper-looks-at-register', room('paper'), ['register', 'workers'].map(room)),
		only('reports-look-at-register', room('reports'), ['register', 'paper', 'exchange', 'standard'].map(room)),
		only('calendar-looks-at-rooms', room('calendar'), ['register', 'standard', 'paper', 'reports'].map(room)),
		only('client-papers-look-at-paper', room('client-papers'), ['register', 'paper', 'workers'].map(room)),
		only('signing-looks-at-register', room('signing'), ['register', 'workers'].map(room)),
		only('exchange-looks-at-register', room('exchange'), [room('register')]),
		only('search-looks-at-register', room('search'), ['register', 'workers'].map(room)),
		only('vault-looks-at-register', room('vault'), [room('register')]),
		only('sync-looks-at-vault', room('sync'), [room('register'), room('vault')]),
		only('bridge-looks-at-register', room('bridge'), [room('register')]),
		only(
			'session-does-not-look-at-screens',
			room('session'),
			['vault', 'sync', 'signing', 'paper', 'exchange', 'standard', 'register', 'bridge', 'workers'].map(room)
		),
		only('i18n-looks-at-register', room('i18n'), [room('register')]),
		only('ui-does-not-look-at-the-vault', room('ui'), ['i18n', 'register', 'session', 'standard', 'workers'].map(room)),
		only('extension-looks-at-bridge', '^extension/', [room('bridge')]),
		{
			name: 'product-does-not-look-at-tests',
			severity: 'error',
			from: { path: '^(src|extension)/', pathNot: '\\.test\\.ts$' },
			to: { path: '^tests/' }
		}
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: ['paraglide', '^\\.svelte-kit', '/dist/'] },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['browser', 'import', 'svelte', 'types', 'default'],
			extensions: ['.ts', '.js', '.svelte', '.json']
		}
	}
};
