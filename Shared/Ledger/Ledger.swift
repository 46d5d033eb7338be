// This module is being furnished.
