//! A thin layer over the browser's interfaces. What is acquired is released on drop.
