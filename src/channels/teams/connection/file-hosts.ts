/**
 * Where files of Teams lie, OneDrive and SharePoint: of the public cloud, of the US government's clouds, and of 21Vianet's. Their
 * addresses are good for some minutes without a sign of who asks, so no token goes there.
 */
const fileHosts = ['sharepoint.com', 'sharepoint.us', 'sharepoint-mil.us', 'sharepoint.cn'];

/** Whether that is a tenant's part of SharePoint, by TLS, at the usual port, and with nobody's name in it. */
export function isFileHost(address: string): boolean {
  const url = URL.parse(address);
  if (url?.protocol !== 'https:' || url.port !== '' || url.username !== '' || url.password !== '') return false;
  return fileHosts.some((host) => url.hostname.endsWith(`.${host}`));
}
