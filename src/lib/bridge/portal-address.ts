/** Where the portal is, unless its profile says otherwise. The address may change with the system's name: data, not logic. */
export const PORTAL_ADDRESS = 'https://eup.adilet.gov.kz/';
