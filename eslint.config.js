import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

const typed = { projectService: true, extraFileExtensions: ['.svelte'] };

export default ts.config(
	{
		ignores: [
			'.svelte-kit/',
			'build/',
			'extension/dist/',
			'src/lib/i18n/paraglide/',
			'src/lib/i18n/project.inlang/',
			'node_modules/',
			'test-results/'
		]
	},
	js.configs.recommended,
	...ts.configs.strictTypeChecked,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node }, parserOptions: typed },
		rules: {
			// Errors are values in src/lib; what is left is held to by the types.
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			'@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
			'@typescript-eslint/no-unnecessary-type-parameters': 'off',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			'no-console': 'error',
			'no-restricted-imports': [
				'error',
				{
					paths: [
						{
							name: '@automerge/automerge',
							message: "Import '@automerge/automerge/slim' and set up its wasm once, in src/lib/vault/automerge.ts."
						},
						{ name: 'automerge', message: 'The unscoped package is the abandoned first version.' }
					]
				}
			],
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { ...typed, parser: ts.parser } }
	},
	{
		// The linter sees an imported component as `any`, and so each callback handed
		// to one; svelte-check knows the props and checks them.
		files: ['**/*.svelte'],
		rules: {
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-return': 'off',
			'@typescript-eslint/no-unsafe-call': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off'
		}
	},
	{ files: ['tests/**', 'docs/**', 'extension/vite.config.ts', '**/*.config.*'], rules: { 'no-console': 'off' } },
	{ files: ['**/*.js', '**/*.mjs', '**/*.cjs'], extends: [ts.configs.disableTypeChecked] },
	{ files: ['**/*.cjs'], languageOptions: { globals: globals.node } }
);
