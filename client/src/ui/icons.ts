/** The icons in use, named by what they mean here. */
export {
  BookOpen as PagesIcon,
  Check as CheckIcon,
  CircleHelp as QuestionIcon,
  Download as OfflineIcon,
  Ellipsis as MoreIcon,
  House as HomeIcon,
  Menu as MenuIcon,
  Pencil as EditIcon,
  Plus as PlusIcon,
  Search as SearchIcon,
  ThumbsUp as HelpfulIcon,
  Users as MembersIcon,
  X as CloseIcon,
} from 'lucide-react'
