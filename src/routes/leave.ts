import { goto } from '$app/navigation';

/** What the window does with a key: Escape leads back, unless something on the screen (a dialog, an open form) took it. */
export const leaveTo =
	(back: string) =>
	(event: KeyboardEvent): void => {
		if (event.key === 'Escape' && !event.defaultPrevented) void goto(back);
	};
