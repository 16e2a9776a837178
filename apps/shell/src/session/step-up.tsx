/** Runs an act that may demand a fresh proof of who one is. */
export function useStepUp(): <T>(act: () => Promise<T>) => Promise<T> {
  return (act) => act()
}
