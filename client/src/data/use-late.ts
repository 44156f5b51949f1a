import { useEffect, useState } from 'react'

const PAUSE = 200

/** The value once it has stood still for a moment, so that typing asks once and not with every letter. */
export function useLate<T>(value: T, pause = PAUSE): T {
  const [late, setLate] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setLate(value), pause)
    return () => clearTimeout(timer)
  }, [value, pause])
  return late
}
