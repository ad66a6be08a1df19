import { h, type Component, type VNode } from 'vue';

/** `h` without the components' own types of properties, which a page in plain TypeScript cannot satisfy. */
export function make(
	component: Component,
	properties: Record<string, unknown>,
	content?: () => VNode[] | string
): VNode {
	return h(component, properties, content ? { default: content } : undefined);
}
