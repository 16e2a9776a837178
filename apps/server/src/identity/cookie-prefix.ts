/**
 * What the names of all our cookies begin with. Over https a browser takes `__Host-` only from this host, for all of it, and never over
 * http: no other site of the city, and nobody on the way, can put a session of theirs in its place.
 */
export function cookiePrefix(secure: boolean): string {
  return secure ? '__Host-wadah' : 'wadah'
}
