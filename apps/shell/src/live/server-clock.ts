const key = 'wadah-clock-offset'

function stored(): number {
  const value = Number(globalThis.localStorage?.getItem(key) ?? 0)
  return Number.isFinite(value) ? value : 0
}

let offset = stored()

/** Server time minus device time, ms. Kept on the device, so ages are right also when the server is gone. */
export function clockOffset(): number {
  return offset
}

/** Server time now, epoch ms. */
export function serverNow(): number {
  return Date.now() + offset
}

/** Takes over what the server said its time was; `travel` is half the time the message may have been under way. */
export function setServerTime(serverTime: number, travel = 0): void {
  offset = serverTime + travel - Date.now()
  globalThis.localStorage?.setItem(key, String(Math.round(offset)))
}
