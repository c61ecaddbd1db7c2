"""What can go wrong with a disk, a folder, a file or another program, tried again and again.

``docs/faults.md`` lists every fault with the test that holds it.
"""
