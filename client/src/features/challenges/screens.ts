// Fetched together: who opens one opens the other.

export { ChallengeScreen } from './ChallengeScreen.tsx'
export { Challenges } from './Challenges.tsx'
