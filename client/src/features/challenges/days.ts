// Days as whoever makes a challenge means them: by their own clock, from the first moment of the first to the last moment of the last.

const two = (n: number): string => String(n).padStart(2, '0')

/** `2026-11-26`, as a field for days takes it. */
export function dayIn(at: number): string {
  const day = new Date(at)
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
}

const midnight = (day: string, later: number): number => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + later).getTime()
}

/** When a day begins. */
export const startOf = (day: string): number => midnight(day, 0)

/** When a day is over: 23 or 25 hours later, where clocks change in it. */
export const endOf = (day: string): number => midnight(day, 1)
