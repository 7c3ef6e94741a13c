(module
 (type $0 (func (param i32) (result i32)))
 (import "m" "memory" (memory $mimport$0 1))
 (export "region" (func $0))
 (func $0 (type $0) (param $0 i32) (result i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  (local $scratch i32)
  (loop
   (local.set $0
    (i32.load offset=84
     (i32.const 0)
    )
   )
   (i32.store offset=148
    (i32.const 0)
    (i32.const 1)
   )
   (local.set $1
    (i32.load offset=72
     (i32.const 0)
    )
   )
   (block $block8
    (block $block7
     (block $block6
      (block $block5
       (block $block4
        (block $block3
         (block $block2
          (block $block1
           (block $block
            (local.set $2
             (i32.load offset=56
              (local.get $0)
             )
            )
            (local.set $3
             (i32.load offset=48
              (local.get $0)
             )
            )
            (br_if $block
             (i32.eqz
              (i32.and
               (local.get $2)
               (i32.const 1)
              )
             )
            )
            (local.set $4
             (i32.shr_s
              (local.get $2)
              (i32.const 1)
             )
            )
            (br_if $block
             (i32.eqz
              (i32.and
               (local.get $3)
               (i32.const 1)
              )
             )
            )
            (local.set $5
             (i32.shr_s
              (local.get $3)
              (i32.const 1)
             )
            )
            (local.set $3
             (i32.lt_s
              (local.get $4)
              (local.get $5)
             )
            )
            (br_if $block1
             (i32.eqz
              (local.get $3)
             )
            )
            (local.set $3
             (i32.load offset=52
              (local.get $0)
             )
            )
            (br_if $block2
             (i32.eqz
              (i32.and
               (local.get $3)
               (i32.const 1)
              )
             )
            )
            (local.set $6
             (i32.add
              (i32.shr_s
               (local.get $3)
               (i32.const 1)
              )
              (local.get $4)
             )
            )
            (br_if $block2
             (i32.lt_s
              (i32.add
               (local.get $6)
               (i32.const 1073741824)
              )
              (i32.const 0)
             )
            )
            (local.set $3
             (i32.add
              (local.get $4)
              (i32.const 1)
             )
            )
            (br_if $block3
             (i32.lt_s
              (i32.add
               (local.get $3)
               (i32.const 1073741824)
              )
              (i32.const 0)
             )
            )
            (br_if $block4
             (i32.lt_s
              (local.get $1)
              (i32.const 1)
             )
            )
            (local.set $1
             (i32.sub
              (local.get $1)
              (i32.const 1)
             )
            )
            (loop $label
             (local.set $2
              (i32.lt_s
               (local.get $3)
               (local.get $5)
              )
             )
             (br_if $block5
              (i32.eqz
               (local.get $2)
              )
             )
             (local.set $2
              (i32.add
               (local.get $6)
               (local.get $3)
              )
             )
             (br_if $block6
              (i32.lt_s
               (i32.add
                (local.get $2)
                (i32.const 1073741824)
               )
               (i32.const 0)
              )
             )
             (local.set $4
              (i32.add
               (local.get $3)
               (i32.const 1)
              )
             )
             (br_if $block7
              (i32.lt_s
               (i32.add
                (local.get $4)
                (i32.const 1073741824)
               )
               (i32.const 0)
              )
             )
             (br_if $block8
              (i32.lt_s
               (local.get $1)
               (i32.const 1)
              )
             )
             (local.set $1
              (i32.sub
               (local.get $1)
               (i32.const 1)
              )
             )
             (local.set $6
              (block (result i32)
               (local.set $scratch
                (local.get $2)
               )
               (local.set $3
                (local.get $4)
               )
               (local.get $scratch)
              )
             )
             (br $label)
            )
           )
           (i32.store offset=512
            (i32.const 0)
            (local.get $2)
           )
           (i32.store offset=520
            (i32.const 0)
            (local.get $3)
           )
           (i32.store offset=72
            (i32.const 0)
            (local.get $1)
           )
           (return
            (i32.const 0)
           )
          )
          (i32.store offset=512
           (i32.const 0)
           (local.get $3)
          )
          (i32.store offset=72
           (i32.const 0)
           (local.get $1)
          )
          (return
           (i32.const 1)
          )
         )
         (i32.store offset=512
          (i32.const 0)
          (local.get $3)
         )
         (i32.store offset=520
          (i32.const 0)
          (local.get $2)
         )
         (i32.store offset=72
          (i32.const 0)
          (local.get $1)
         )
         (return
          (i32.const 2)
         )
        )
        (i32.store offset=512
         (i32.const 0)
         (local.get $6)
        )
        (i32.store offset=520
         (i32.const 0)
         (local.get $2)
        )
        (i32.store offset=72
         (i32.const 0)
         (local.get $1)
        )
        (return
         (i32.const 3)
        )
       )
       (i32.store offset=512
        (i32.const 0)
        (local.get $6)
       )
       (i32.store offset=520
        (i32.const 0)
        (local.get $3)
       )
       (i32.store offset=72
        (i32.const 0)
        (local.get $1)
       )
       (return
        (i32.const 4)
       )
      )
      (i32.store offset=512
       (i32.const 0)
       (local.get $3)
      )
      (i32.store offset=520
       (i32.const 0)
       (local.get $2)
      )
      (i32.store offset=528
       (i32.const 0)
       (local.get $6)
      )
      (i32.store offset=72
       (i32.const 0)
       (local.get $1)
      )
      (return
       (i32.const 5)
      )
     )
     (i32.store offset=512
      (i32.const 0)
      (local.get $6)
     )
     (i32.store offset=520
      (i32.const 0)
      (local.get $3)
     )
     (i32.store offset=72
      (i32.const 0)
      (local.get $1)
     )
     (return
      (i32.const 6)
     )
    )
    (i32.store offset=512
     (i32.const 0)
     (local.get $2)
    )
    (i32.store offset=520
     (i32.const 0)
     (local.get $3)
    )
    (i32.store offset=72
     (i32.const 0)
     (local.get $1)
    )
    (return
     (i32.const 7)
    )
   )
   (i32.store offset=512
    (i32.const 0)
    (local.get $2)
   )
   (i32.store offset=520
    (i32.const 0)
    (local.get $4)
   )
   (i32.store offset=72
    (i32.const 0)
    (local.get $1)
   )
   (return
    (i32.const 8)
   )
  )
  (unreachable)
 )
)
