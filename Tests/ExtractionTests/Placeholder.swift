// Tests of this module come here.
